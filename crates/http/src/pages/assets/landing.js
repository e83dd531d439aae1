"use strict";
// Copies the first call, and shows that it works by making it, and its like, from the page.
(function () {
  const body = document.body.dataset;
  const button = document.getElementById("copy");
  const call = document.getElementById("call");
  button.hidden = false;
  button.addEventListener("click", async function () {
    try {
      await navigator.clipboard.writeText(call.textContent.trim());
    } catch (refused) {
      // Without a secure context there is no clipboard: the text is selected, ready for the keyboard.
      const range = document.createRange();
      range.selectNodeContents(call);
      const selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      button.textContent = body.selected;
      return;
    }
    button.textContent = body.copied;
  });

  // As its source says it; else the days, months or years of its EDTF, smallest first.
  function words(time) {
    if (!time) return "";
    if (time.text || !/^[\d/-]+$/.test(time.edtf)) return time.text || time.edtf;
    const ends = time.edtf.split("/").map(function (end) {
      return end.split("-").map(Number).reverse().join("/");
    });
    return ends.join(" – ");
  }
  function names(places) {
    return (places || []).map(function (place) {
      return place.name || (place.organization ? place.organization.name : "");
    });
  }
  // What a line says beside the title, by kind of record.
  const facts = {
    document: function (plan) {
      const issuers = (plan.issuers || []).map(function (issuer) {
        const by = issuer.office || issuer.organization;
        return by ? by.name : "";
      });
      return issuers.concat(words(plan.issued));
    },
    campaign: function (campaign) {
      return [campaign.labels.kind, words(campaign.window) || words(campaign.period)];
    },
    congress: function (congress) {
      const planned = words(congress.planned);
      const when = words(congress.held) || (planned && body.planned + " " + planned);
      return [congress.labels.status, when].concat(names(congress.venues || congress.plannedVenues));
    },
    award: function (award) {
      const printed = award.line || {};
      return [award.labels.awardType || printed.award, printed.unit || (award.unit && award.unit.name), words(award.granted)];
    },
  };
  function line(record) {
    const item = document.createElement("li");
    const title = document.createElement("a");
    title.textContent = record.title || record.name;
    title.href = record.links.self;
    const by = document.createElement("span");
    by.className = "by";
    by.textContent = facts[record.type](record).filter(Boolean).join(" · ");
    if (record.symbol) {
      const symbol = document.createElement("span");
      symbol.className = "symbol";
      symbol.textContent = record.symbol.raw;
      item.append(symbol);
    }
    item.append(title, by);
    return item;
  }
  document.querySelectorAll("[data-list]").forEach(function (list) {
    const note = document.getElementById(list.id + "-note");
    fetch(list.dataset.list, { headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang } })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      })
      .then(function (page) {
        list.replaceChildren.apply(list, page.items.map(line));
        note.textContent = page.items.length ? body.live : body.empty;
      })
      .catch(function () {
        note.textContent = body.failed;
      });
  });
})();
