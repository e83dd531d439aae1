//! Recipients: people, collectives, households, enterprises.

use super::{
    Column,
    Means::{Code, Digits, Flag, Text, Time},
    column, required,
};

/// The number of the identity card, in files of recipients and of award lines alike.
pub(super) const IDENTITY_NUMBER: Column = column(
    "/recipient/private/identityNumber",
    Digits,
    &[
        "Số CCCD",
        "CCCD",
        "Số căn cước",
        "Số căn cước công dân",
        "Số CMND",
        "Số định danh",
        "Số định danh cá nhân",
        "Identity number",
    ],
);

/// Day or year of birth, likewise.
pub(super) const BORN: Column = column(
    "/recipient/private/born",
    Time,
    &["Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "Date of birth", "Born", "Year of birth"],
);

/// The columns of recipients.
pub(super) const COLUMNS: &[Column] = &[
    column("/order", Text, &["TT", "STT", "Số TT", "Số thứ tự", "No", "Order"]),
    required(
        "/recipient/name",
        Text,
        &[
            "Họ và tên",
            "Họ tên",
            "Tên",
            "Tên cá nhân, tập thể",
            "Tên tập thể",
            "Tên hộ gia đình",
            "Tên doanh nghiệp",
            "Name",
        ],
    ),
    column("/recipient/honorific", Text, &["Ông/Bà", "Xưng hô", "Honorific"]),
    column(
        "/recipient/recipientKind",
        Code("recipient-kinds"),
        &["Loại đối tượng", "Đối tượng", "Loại", "Recipient kind", "Kind"],
    ),
    column("/recipient/post", Text, &["Chức vụ", "Chức danh", "Post", "Position"]),
    column("/unitText", Text, &["Đơn vị công tác", "Đơn vị", "Nơi công tác", "Cơ quan, đơn vị", "Unit", "Workplace"]),
    column("/unit", Text, &["Mã đơn vị", "Mã định danh đơn vị", "Unit code"]),
    column("/recipient/representative/name", Text, &["Người đại diện", "Chủ hộ", "Representative"]),
    column("/recipient/representative/relation", Text, &["Quan hệ của người đại diện", "Representative relation"]),
    column("/recipient/workerClass", Code("worker-classes"), &["Nhóm đối tượng", "Thành phần", "Worker class"]),
    column("/recipient/smallCollective", Flag, &["Tập thể nhỏ", "Small collective"]),
    column(
        "/recipient/sector",
        Code("economic-sectors"),
        &["Thành phần kinh tế", "Khu vực kinh tế", "Khu vực", "Sector", "Economic sector"],
    ),
    column("/recipient/belonging", Code("recipient-belongings"), &["Trong nước, nước ngoài", "Belonging"]),
    column("/recipient/country", Text, &["Quốc tịch", "Nước", "Country"]),
    column("/recipient/note", Text, &["Đặc điểm phân biệt", "Public note"]),
    IDENTITY_NUMBER,
    BORN,
    column("/recipient/private/homeAddress", Text, &["Địa chỉ", "Nơi ở", "Nơi thường trú", "Address"]),
    column("/recipient/private/phone", Text, &["Số điện thoại", "Điện thoại", "Phone"]),
    column("/recipient/private/email", Text, &["Thư điện tử", "Email"]),
    column("/recipient/private/bankAccount", Text, &["Số tài khoản", "Tài khoản", "Bank account"]),
    column("/recipient/private/guardian", Text, &["Người giám hộ", "Cha, mẹ hoặc người giám hộ", "Guardian"]),
];
