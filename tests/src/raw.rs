//! Requests that a well-behaved client does not send, byte by byte.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::atomic::{AtomicBool, Ordering},
    thread,
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

    /// Sends the rest byte by byte, with a pause after each, and reads the answer that comes meanwhile or then.
    #[must_use]
    pub fn trickle(self, bytes: &[u8], pause: Duration) -> Answer {
        let mut sending = self.0.try_clone().expect("a second handle");
        let answered = &AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(move || {
                for byte in bytes {
                    // After its answer the service may close at any moment.
                    if answered.load(Ordering::Acquire) || sending.write_all(&[*byte]).is_err() {
                        break;
                    }
                    thread::sleep(pause);
                }
            });
            let answer = self.answer();
            answered.store(true, Ordering::Release);
            answer
        })
    }

    /// Whether the service has closed the connection and wants no more of it. Sends a byte to find out.
    #[must_use]
    pub fn is_closed(&mut self) -> bool {
        self.0.write_all(b"x").is_err()
    }

    /// Reads whatever is still to be had, `size` bytes at a time with a pause after each.
    #[must_use]
    pub fn rest(mut self, size: usize, pause: Duration) -> Vec<u8> {
        let (mut all, mut part) = (Vec::new(), vec![0; size]);
        while let Ok(got @ 1..) = self.0.read(&mut part) {
            all.extend_from_slice(&part[..got]);
            thread::sleep(pause);
        }
        all
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
