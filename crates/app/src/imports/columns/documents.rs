//! Documents.

use super::{
    Column,
    Means::{DocumentType, Text, Time},
    column, required,
};

/// The columns of documents.
pub(super) const COLUMNS: &[Column] = &[
    column("/order", Text, &["TT", "STT", "Số TT", "Số thứ tự", "No", "Order"]),
    column(
        "/document/symbol/raw",
        Text,
        &["Số, ký hiệu", "Số ký hiệu", "Số và ký hiệu", "Số văn bản", "Số quyết định", "Symbol"],
    ),
    column("/document/documentType", DocumentType, &["Loại văn bản", "Loại", "Hình thức văn bản", "Document type"]),
    column(
        "/document/issued",
        Time,
        &["Ngày ban hành", "Ngày văn bản", "Ngày, tháng, năm", "Ngày ký", "Ngày", "Issued"],
    ),
    column("/issuer", Text, &["Cơ quan ban hành", "Cơ quan", "Nơi ban hành", "Issuer"]),
    required(
        "/document/title",
        Text,
        &["Trích yếu", "Trích yếu nội dung", "Tên văn bản", "Tên loại và trích yếu", "Title"],
    ),
    column("/document/summary", Text, &["Tóm tắt", "Nội dung tóm tắt", "Summary"]),
    column("/signer/person", Text, &["Người ký", "Signer"]),
    column("/signer/post", Text, &["Chức vụ người ký", "Chức vụ", "Signer post"]),
    column("/source", Text, &["Nguồn", "Nơi lưu", "Source"]),
];
