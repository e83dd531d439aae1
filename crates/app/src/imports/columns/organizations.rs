//! Organizations.

use super::{
    Column,
    Means::{Code, Day, Text},
    column, required,
};

/// The columns of organizations.
pub(super) const COLUMNS: &[Column] = &[
    column("/order", Text, &["TT", "STT", "Số TT", "Số thứ tự", "No", "Order"]),
    required("/organization/code", Text, &["Mã", "Mã đơn vị", "Mã định danh", "Code"]),
    required("/organization/name/vi", Text, &["Tên", "Tên đơn vị", "Tên cơ quan", "Tên cơ quan, đơn vị", "Name"]),
    column("/organization/name/en", Text, &["Tên tiếng Anh", "English name"]),
    required("/organization/kind", Code("organization-kinds"), &["Loại", "Loại đơn vị", "Loại hình", "Kind"]),
    column("/abbreviation", Text, &["Tên viết tắt", "Viết tắt", "Abbreviation"]),
    column("/parent", Text, &["Mã đơn vị cấp trên", "Đơn vị cấp trên", "Trực thuộc", "Parent code", "Parent"]),
    column("/organization/validFrom", Day, &["Ngày thành lập", "Hiệu lực từ", "Valid from"]),
    column("/organization/validTo", Day, &["Ngày kết thúc", "Hiệu lực đến", "Valid to"]),
    column("/source", Text, &["Nguồn", "Căn cứ", "Source"]),
];
