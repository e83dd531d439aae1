//! Compression of answers (rule 62).

use std::io::Write;

use crate::negotiation::Coding;

/// Below this many bytes a coding saves less than its headers cost.
pub const MIN_BYTES: usize = 600;

/// Whether a media type is text, and so worth compressing; pictures and archives are compressed already.
#[must_use]
pub fn is_text(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence.starts_with("text/")
        || essence.ends_with("+json")
        || essence.ends_with("+xml")
        || matches!(
            essence,
            "application/json" | "application/javascript" | "application/xml" | "application/openmetrics-text"
        )
}

/// The bytes in a coding; `None` when they would not become fewer.
#[must_use]
pub fn compress(bytes: &[u8], coding: Coding) -> Option<Vec<u8>> {
    let coded = match coding {
        Coding::Identity => return None,
        Coding::Gzip => {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
            encoder.write_all(bytes).ok()?;
            encoder.finish().ok()?
        }
        Coding::Zstd => zstd::bulk::compress(bytes, 5).ok()?,
        Coding::Brotli => {
            // Large answers are rarely asked for twice; a level lower keeps the event loop free.
            let quality = if bytes.len() > 128 * 1024 { 4 } else { 5 };
            let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 20, ..Default::default() };
            let mut out = Vec::new();
            brotli::BrotliCompress(&mut &*bytes, &mut out, &params).ok()?;
            out
        }
    };
    (coded.len() < bytes.len()).then_some(coded)
}

/// The bytes behind gzip, for a caller that does not read it; at most `limit` of them.
#[must_use]
pub fn gunzip(bytes: &[u8], limit: u64) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut out = Vec::new();
    flate2::read::GzDecoder::new(bytes).take(limit).read_to_end(&mut out).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_comes_back() {
        let text = "Kế hoạch tổ chức phong trào thi đua. ".repeat(100);
        let gzip = compress(text.as_bytes(), Coding::Gzip).unwrap();
        assert_eq!(gunzip(&gzip, 1 << 20).unwrap(), text.as_bytes());
        let zstd = compress(text.as_bytes(), Coding::Zstd).unwrap();
        assert_eq!(zstd::bulk::decompress(&zstd, 1 << 20).unwrap(), text.as_bytes());
        let br = compress(text.as_bytes(), Coding::Brotli).unwrap();
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut &*br, &mut plain).unwrap();
        assert_eq!(plain, text.as_bytes());
        assert!(br.len() < text.len() / 5);
    }

    #[test]
    fn what_does_not_shrink_stays() {
        assert!(compress(b"ab", Coding::Gzip).is_none());
        assert!(compress(b"abc", Coding::Identity).is_none());
        assert!(is_text("application/problem+json") && is_text("text/html; charset=utf-8") && !is_text("image/png"));
    }
}
