//! Requests that a well-behaved client does not send, byte by byte.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use crate::Answer;

/// A connection on which part of a request was sent.
#[derive(Debug)]
pub struct Raw(TcpStream);

impl Raw {
    /// Connects to `http://HOST:PORT` and sends bytes.
    #[must_use]
    pub fn begin(base: &str, bytes: &[u8]) -> Self {
        let address = base.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).expect("the service listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time limit");
        // A service that has heard enough may close before it has read all; its answer is there all the same.
        let _refused_early = stream.write_all(bytes);
        Self(stream)
    }

    /// Sends the rest.
    pub fn go_on(&mut self, bytes: &[u8]) {
        self.0.write_all(bytes).expect("the connection is still there");
    }

    /// Reads the answer, to the end of the connection or of its declared length.
    #[must_use]
    pub fn answer(mut self) -> Answer {
        let mut bytes = Vec::new();
        let mut part = [0; 16 * 1024];
        loop {
            if let Some(answer) = parse(&bytes, false) {
                return answer;
            }
            match self.0.read(&mut part) {
                Ok(0) | Err(_) => break,
                Ok(size) => bytes.extend_from_slice(&part[..size]),
            }
        }
        parse(&bytes, true).unwrap_or_else(|| panic!("no answer: {}", String::from_utf8_lossy(&bytes)))
    }
}

/// Sends a whole request head (without the last empty line) and body, and reads the answer.
#[must_use]
pub fn ask(base: &str, head: &str, body: &[u8]) -> Answer {
    let mut bytes = format!("{head}\r\nConnection: close\r\n\r\n").into_bytes();
    bytes.extend_from_slice(body);
    Raw::begin(base, &bytes).answer()
}

fn parse(bytes: &[u8], ended: bool) -> Option<Answer> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let mut headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    headers.sort();
    let answer = Answer { status, headers, body: bytes[end + 4..].to_vec() };
    let length = answer.header("content-length").and_then(|length| length.parse::<usize>().ok());
    let complete = length.is_some_and(|length| answer.body.len() >= length);
    (ended || complete).then_some(answer)
}
