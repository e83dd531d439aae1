//! The kinds beside documents and organizations: what of them is public, and what is written of them in hiding.

use serde_json::{Value, json};

use crate::{
    kinds::{KINDS, Kind, called, public_person},
    locality::{Locality, Record},
};

/// Public records, one of each kind at least, and what they refer to in hiding.
pub(super) struct OfKinds {
    person: Record,
    public: Vec<(&'static Kind, Record)>,
    hidden_campaign: Record,
    hidden_congress: Record,
}

impl OfKinds {
    pub(super) fn new(locality: &Locality) -> Self {
        let chief = &locality.chief;
        let person = public_person(locality);
        let body = |one: &str, name: &str| called(one).body(locality, "tinh-a", name, &person.id);
        let hidden = |one: &str| called(one).create(chief, &body(one, "Bản ghi chưa công khai"));
        let (hidden_campaign, hidden_congress) = (hidden("campaign"), hidden("congress"));
        let of = |kind: &'static Kind, more: Value| {
            let mut body = body(kind.one, "Bản ghi công khai");
            body.as_object_mut().expect("a body").extend(more.as_object().expect("properties").clone());
            (kind, locality.publish(&kind.create(chief, &body)))
        };
        let mut public: Vec<(&'static Kind, Record)> = KINDS.iter().map(|kind| of(kind, json!({}))).collect();
        // Each of these names what nobody may see.
        let (campaign, congress) = (&hidden_campaign.id, &hidden_congress.id);
        let claim = json!({"field": "/held", "value": {"edtf": "2020-11"}, "source": {"title": "Thông báo"}});
        public.extend([
            of(called("article"), json!({"about": [{"subjectId": campaign}, {"subjectId": congress}]})),
            of(called("article"), json!({"about": [{"subjectId": campaign}], "published": {"edtf": "2020-11-15"}})),
            of(called("campaign"), json!({"parentId": campaign, "parentRelation": "part_of"})),
            of(called("congress"), json!({"parentId": congress, "claims": [claim]})),
            of(called("exemplar"), json!({"campaigns": [{"campaignId": campaign}]})),
        ]);
        Self { person, public, hidden_campaign, hidden_congress }
    }

    /// What everyone may ask.
    pub(super) fn requests(&self) -> Vec<String> {
        let mut paths = Vec::new();
        for kind in &KINDS {
            let list = kind.list();
            let lists = [
                "",
                "?includeTotal=true&pageSize=2",
                "?sort=-updatedAt",
                "?q=ban%20ghi",
                "?q=mat",
                "?visibility=draft",
                "?updatedSince=2020-01-01T00:00:00Z",
                "?expand=organization&fields=id,organization,labels",
            ];
            paths.extend(lists.map(|query| format!("{list}{query}")));
            paths.push(format!("/v1/changes?types={}", kind.one));
            paths.extend(kind.by_time.map(|by_time| format!("{list}?sort={by_time}")));
        }
        for (_, record) in &self.public {
            paths.push(record.path.clone());
            paths.push(format!("{}?expand=organization", record.path));
        }
        for (_, article) in self.public.iter().filter(|(kind, _)| kind.one == "article") {
            paths.extend(["neighbours", "related"].map(|name| format!("{}/{name}", article.path)));
        }
        for (_, recipient) in self.public.iter().filter(|(kind, _)| kind.one == "recipient") {
            paths.push(format!("{}/timeline?includeTotal=true", recipient.path));
            paths.push(format!("/v1/recipients?mergedIntoId={}", recipient.id));
            paths.push(format!("{}/versions", recipient.path));
        }
        paths.extend(["year", "recipientKind", "awardType"].map(|by| format!("/v1/awards/counts?groupBy={by}")));
        paths.push("/v1/articles/by-day".to_owned());
        let (campaign, congress) = (&self.hidden_campaign, &self.hidden_congress);
        paths.extend([&campaign.path, &congress.path].map(Clone::clone));
        paths.push(format!("/v1/campaigns?parentId={}&expand=parent", campaign.id));
        paths.push("/v1/campaigns?runningOn=2020-11-15".to_owned());
        paths.push("/v1/congresses?heldFrom=2020-11-01&heldTo=2020-11-30".to_owned());
        paths.extend(
            self.public
                .iter()
                .filter(|(kind, _)| kind.one == "congress")
                .map(|(_, congress)| format!("{}?asOf=2020-09-01", congress.path)),
        );
        paths
    }

    /// Two recipients that nobody may see, one with an award, are merged and taken apart, and merged again.
    fn merge_in_hiding(&self, locality: &Locality) {
        let chief = &locality.chief;
        let recipient = |name: &str| {
            let body = called("recipient").body(locality, "tinh-a", name, &self.person.id);
            called("recipient").create(chief, &body)
        };
        let (kept, from) = (recipient("Đối tượng mật"), recipient("Đối tượng mật trùng"));
        let mut award = called("award").body(locality, "tinh-b", "Khen thưởng mật", &self.person.id);
        award["recipientId"] = json!(from.id);
        called("award").create(chief, &award);
        for step in ["merges", "separations", "merges"] {
            let etag = chief.get(&kept.path).etag();
            let body = json!({"fromId": from.id, "changeReason": "nhập trùng"});
            let request = chief.request("POST", &format!("{}/{step}", kept.path)).header("if-match", &etag);
            request.json(&body).send().has(201);
        }
    }

    /// Writes of every sort, none of which the public may see.
    pub(super) fn write_in_hiding(&self, locality: &Locality) {
        let chief = &locality.chief;
        let reason = "changeReason=khong%20can%20nua";
        for kind in &KINDS {
            let body = |code: &str, name: &str| kind.body(locality, code, name, &self.person.id);
            let draft = kind.create(chief, &body("tinh-a", "Bản ghi mật"));
            let edited =
                Record::of(&chief.patch(&draft.path, &draft.etag, &json!({(kind.name): "Bản ghi mật, sửa"})), 200);
            chief.delete(&format!("{}?{reason}", edited.path), &edited.etag).has(204);
            let mut internal = body("tinh-b", "Bản ghi nội bộ, mật");
            internal["visibility"] = json!("internal");
            if kind.by_time.is_some() {
                internal = kind.dated(internal, "2020-11-15");
            }
            kind.create(chief, &internal);
            let scheduled = kind.create(chief, &body("khac", "Bản ghi hẹn giờ, mật"));
            let at = json!({"publishAt": "2100-01-01T00:00:00Z"});
            chief.post(&format!("{}/publications", scheduled.path), &at).has(201);
        }
        self.merge_in_hiding(locality);
        // What public records refer to changes, and more of what is hidden refers to what is public.
        let renamed = json!({"title": "Tên khác, vẫn chưa công khai"});
        for record in [&self.hidden_campaign, &self.hidden_congress] {
            chief.patch(&record.path, &record.etag, &renamed).has(200);
        }
        let congress = Record::of(&chief.get(&self.hidden_congress.path), 200);
        let claim = json!({"field": "/held", "value": {"edtf": "2020-11-16"}, "source": {"title": "Thông báo mật"}});
        let claims = format!("{}/claims", congress.path);
        chief.request("POST", &claims).header("if-match", &congress.etag).json(&claim).send().has(201);
        let about: Vec<Value> = self
            .public
            .iter()
            .filter_map(|(kind, record)| {
                let of_awards = matches!(kind.one, "recipient" | "award" | "award_tally" | "ceremony");
                let is_subject = !of_awards && !matches!(kind.one, "article" | "post");
                is_subject.then(|| json!({"subjectId": record.id}))
            })
            .collect();
        let mut article = called("article").body(locality, "tinh-a", "Bài chưa công khai về tất cả", "");
        article["about"] = json!(about);
        called("article").create(chief, &article);
    }
}
