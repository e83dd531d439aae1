"use strict";
// Copies the first call, and shows that it works by making it from the page.
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

  const list = document.getElementById("plans");
  const note = document.getElementById("plans-note");
  function line(plan) {
    const item = document.createElement("li");
    const symbol = document.createElement("span");
    symbol.className = "symbol";
    symbol.textContent = plan.symbol ? plan.symbol.raw : "";
    const title = document.createElement("a");
    title.textContent = plan.title;
    title.href = "v1/plans/" + encodeURIComponent(plan.id);
    const by = document.createElement("span");
    by.className = "by";
    const issuers = (plan.issuers || []).map(function (issuer) {
      const issuerName = issuer.office || issuer.organization;
      return issuerName ? issuerName.name : "";
    });
    const issued = plan.issued ? plan.issued.text || plan.issued.edtf || plan.issued.earliest : "";
    by.textContent = issuers.concat(issued || "").filter(Boolean).join(" · ");
    if (symbol.textContent) item.append(symbol);
    item.append(title, by);
    return item;
  }
  fetch("v1/plans?pageSize=5", { headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang } })
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
})();
