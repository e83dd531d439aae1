//! As much of HTTP/1.1 as a client on the same machine needs: one answer with a known length after another.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use crate::Outcome;

/// How long an answer may take before the benchmark gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection that is kept.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer, read whole.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// Status code.
    pub(crate) status: u16,
    /// Headers, names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// The body.
    pub(crate) body: Vec<u8>,
}

/// The bytes of a request for `target` with `headers`.
pub(crate) fn get(target: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    request("GET", target, headers, b"")
}

/// The bytes of a request with a body.
pub(crate) fn request(method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut text = format!("{method} {target} HTTP/1.1\r\nhost: 127.0.0.1\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if !body.is_empty() {
        text.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    let mut bytes = text.into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

impl Connection {
    /// Opens one.
    pub(crate) fn open(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self { stream, buffer: Vec::new() })
    }

    /// Sends a request.
    pub(crate) fn send(&mut self, request: &[u8]) -> Outcome<()> {
        Ok(self.stream.write_all(request)?)
    }

    /// Sends a request and reads its answer.
    pub(crate) fn ask(&mut self, request: &[u8]) -> Outcome<Answer> {
        self.send(request)?;
        let (head_end, end) = self.receive()?;
        let head = std::str::from_utf8(self.buffer.get(..head_end).unwrap_or_default())?;
        let mut lines = head.split("\r\n").filter(|line| !line.is_empty());
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().parse()?;
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        let body = self.buffer.get(head_end..end).unwrap_or_default().to_vec();
        self.buffer.clear();
        Ok(Answer { status, headers, body })
    }

    /// Reads an answer and says its status, without looking further into it.
    pub(crate) fn skip(&mut self) -> Outcome<[u8; 3]> {
        self.receive()?;
        let status = self.buffer.get(9..12).and_then(|digits| digits.try_into().ok());
        self.buffer.clear();
        status.ok_or_else(|| "an answer without a status".into())
    }

    /// Reads until an answer is whole; where its head ends, and where it ends itself.
    fn receive(&mut self) -> Outcome<(usize, usize)> {
        let mut chunk = [0_u8; 32 * 1024];
        let mut ends = None;
        loop {
            if ends.is_none()
                && let Some(head) = self.buffer.windows(4).position(|window| window == b"\r\n\r\n")
            {
                let head_end = head.saturating_add(4);
                let length = content_length(self.buffer.get(..head_end).unwrap_or_default())?;
                ends = Some((head_end, head_end.saturating_add(length)));
            }
            if let Some((head_end, end)) = ends.filter(|(_, end)| self.buffer.len() >= *end) {
                return Ok((head_end, end));
            }
            let read = self.stream.read(&mut chunk)?;
            if read == 0 {
                return Err("the server closed a connection in the middle of an answer".into());
            }
            self.buffer.extend_from_slice(chunk.get(..read).unwrap_or_default());
        }
    }
}

/// The length of the body; an answer without one (304) has none.
fn content_length(head: &[u8]) -> Outcome<usize> {
    const NAME: &[u8] = b"\r\ncontent-length: ";
    let Some(at) = head.windows(NAME.len()).position(|window| window.eq_ignore_ascii_case(NAME)) else {
        return Ok(0);
    };
    let rest = head.get(at.saturating_add(NAME.len())..).unwrap_or_default();
    let digits = rest.split(|byte| *byte == b'\r').next().unwrap_or_default();
    Ok(std::str::from_utf8(digits)?.parse()?)
}

impl Answer {
    /// The value of a header.
    pub(crate) fn header(&self, wanted: &str) -> Option<&str> {
        self.headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_read_however_its_name_is_written() {
        assert_eq!(content_length(b"HTTP/1.1 200 OK\r\nContent-Length: 42\r\n\r\n").unwrap(), 42);
        assert_eq!(content_length(b"HTTP/1.1 304 Not Modified\r\netag: \"a\"\r\n\r\n").unwrap(), 0);
        assert!(content_length(b"HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n").is_err());
    }

    #[test]
    fn a_request_says_the_length_of_its_body() {
        assert_eq!(get("/v1/plans", &[("a", "b")]), b"GET /v1/plans HTTP/1.1\r\nhost: 127.0.0.1\r\na: b\r\n\r\n");
        assert!(request("PUT", "/", &[], b"{}").ends_with(b"content-length: 2\r\n\r\n{}"));
    }
}
