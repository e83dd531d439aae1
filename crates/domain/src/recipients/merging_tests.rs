use super::*;

fn recipient(properties: Value) -> Value {
    let mut all = json!({"name": "Nguyễn Văn A", "recipientKind": "individual"});
    for (name, value) in properties.as_object().unwrap() {
        all[name] = value.clone();
    }
    serde_json::to_value(serde_json::from_value::<Recipient>(all).unwrap()).unwrap()
}

fn merged(taken: &TakenOver) -> Merged {
    Merged { variants: taken.variants.clone(), filled: taken.filled.clone(), ..Merged::default() }
}

#[test]
fn what_one_lacks_is_filled_from_the_other_and_contradictions_keep_what_stands() {
    let mut kept = recipient(json!({"post": "Công nhân", "private": {"phone": "0900000001"}}));
    let from = recipient(json!({"name": "Nguyễn Văn Á", "variants": ["Nguyễn Văn A", "N. V. A"], "post": "Tổ trưởng",
        "workerClass": "worker", "representative": {"name": "B"},
        "private": {"phone": "0900000002", "identityNumber": "001000000001"}}));
    let taken = take_over(&mut kept, &from).unwrap();
    assert_eq!(taken.variants, ["Nguyễn Văn Á", "N. V. A"]);
    assert_eq!(kept["variants"], json!(taken.variants));
    let mut filled = taken.filled.clone();
    filled.sort_unstable();
    assert_eq!(filled, ["/private/identityNumber", "/representative", "/workerClass"]);
    assert_eq!((&kept["post"], &kept["private"]["phone"]), (&json!("Công nhân"), &json!("0900000001")));
    assert_eq!(kept["private"]["identityNumber"], "001000000001");
    let differing: Vec<&str> = taken.contradictions.iter().map(|one| one.pointer.as_str()).collect();
    assert_eq!(differing, ["/post", "/private/phone"]);
    assert_eq!(taken.contradictions[0].dropped, "Tổ trưởng");
}

#[test]
fn who_stands_for_one_is_not_put_together_from_two() {
    let mut kept = recipient(json!({"representative": {"name": "Trần Thị B"}}));
    let from = recipient(json!({"representative": {"personId": Uuid::from_u128(7), "relation": "chủ hộ"}}));
    let taken = take_over(&mut kept, &from).unwrap();
    assert_eq!(kept["representative"]["personId"], Value::Null);
    assert_eq!((taken.filled.len(), taken.contradictions.len()), (0, 1));
}

#[test]
fn taking_back_leaves_what_was_there_before() {
    let before = recipient(json!({"post": "Công nhân", "variants": ["A"]}));
    let from = recipient(json!({"name": "Nguyễn Văn Á", "post": "Tổ trưởng", "sector": "state",
        "private": {"born": null, "phone": "0900000002"}}));
    let mut kept = before.clone();
    let taken = take_over(&mut kept, &from).unwrap();
    assert_ne!(kept, before);
    let back = take_back(&mut kept, &from, &merged(&taken), &[]);
    assert_eq!(kept, before);
    assert_eq!((back.variants, back.filled.len(), back.contradictions), (taken.variants, taken.filled.len(), vec![]));
}

#[test]
fn what_was_changed_since_or_another_one_says_too_stays() {
    let mut kept = recipient(json!({}));
    let from = recipient(json!({"name": "Á", "post": "Tổ trưởng", "sector": "state"}));
    let other = recipient(json!({"name": "Á", "sector": "state"}));
    let taken = take_over(&mut kept, &from).unwrap();
    put(&mut kept, "/post", json!("Quản đốc"));
    let back = take_back(&mut kept, &from, &merged(&taken), &[&other]);
    assert_eq!(
        (&kept["post"], &kept["sector"], &kept["variants"]),
        (&json!("Quản đốc"), &json!("state"), &json!(["Á"]))
    );
    assert_eq!((back.variants.len(), back.filled.len()), (0, 0));
    assert_eq!(back.contradictions[0].pointer, "/post");
}

#[test]
fn those_of_two_kinds_and_merged_ones_are_not_merged() {
    let (one, other) = (recipient(json!({})), recipient(json!({"recipientKind": "collective"})));
    assert!(check_mergeable(&one, &one).is_ok());
    assert!(check_mergeable(&one, &other).is_err());
    let mut gone = one.clone();
    note(&mut gone, Uuid::from_u128(1), &Merged::default());
    assert!(check_mergeable(&one, &gone).is_err() && check_mergeable(&gone, &one).is_err());
    assert!(check_stands(&gone).is_err() && check_stands(&one).is_ok());
    assert!(check_separable((Uuid::from_u128(1), &one), &gone).is_ok());
    assert!(check_separable((Uuid::from_u128(2), &one), &gone).is_err());
    assert!(check_separable((Uuid::from_u128(1), &gone), &gone).is_err());
    assert_eq!(noted(&gone), Some(Merged::default()));
    unnote(&mut gone);
    assert_eq!((merged_into(&gone), noted(&gone)), (None, None));
}

#[test]
fn names_have_an_end() {
    let many: Vec<String> = (0..MOST_VARIANTS).map(|n| format!("Tên {n}")).collect();
    let mut kept = recipient(json!({"variants": many}));
    assert!(take_over(&mut kept, &recipient(json!({"name": "Tên khác"}))).is_err());
}
