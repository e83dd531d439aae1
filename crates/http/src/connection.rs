//! A connection that does not wait for its client without bound (rule 91).
//!
//! The HTTP library bounds the first head of a connection and idle time between requests. It bounds neither a later head
//! that comes byte by byte nor an answer that nobody reads; this does, below it.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep_until},
};

/// How much of an answer a client must take each time its patience runs anew: who takes less is as good as stalled.
const STEP: usize = 64 * 1024;

/// How long a connection waits for its client.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// From the first byte of a request to the first byte of an answer.
    pub(crate) asking: Duration,
    /// For each [`STEP`] of an answer to be taken.
    pub(crate) reading: Duration,
}

/// Who is waited for.
#[derive(Debug, Clone, Copy)]
enum Phase {
    /// Nobody: the library bounds how long.
    Idle,
    /// A request is coming or is being answered.
    Asking { until: Instant },
    /// An answer is there and is not taken.
    Reading { until: Instant, taken: usize },
}

/// A stream that ends with an error when its client keeps it waiting.
#[derive(Debug)]
pub(crate) struct Connection<S> {
    stream: S,
    patience: Patience,
    phase: Phase,
    alarm: Option<Pin<Box<Sleep>>>,
}

impl<S> Connection<S> {
    pub(crate) fn new(stream: S, patience: Patience) -> Self {
        Self { stream, patience, phase: Phase::Idle, alarm: None }
    }

    /// Whether the patience is at its end; else the task is woken then.
    fn is_over(&mut self, until: Instant, context: &mut Context<'_>) -> bool {
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(sleep_until(until)));
        // An alarm that rings too early is left as it is: setting it anew for every request would cost more.
        if alarm.deadline() > until || alarm.is_elapsed() {
            alarm.as_mut().reset(until);
        }
        while alarm.as_mut().poll(context).is_ready() {
            if Instant::now() >= until {
                return true;
            }
            alarm.as_mut().reset(until);
        }
        false
    }

    fn took(&mut self, size: usize) -> io::Result<()> {
        let Phase::Reading { until, taken } = self.phase else {
            self.phase = Phase::Idle;
            return Ok(());
        };
        let (now, taken) = (Instant::now(), taken.saturating_add(size));
        if now >= until {
            return Err(cut_off("an answer was not read"));
        }
        self.phase = if taken >= STEP {
            Phase::Reading { until: now + self.patience.reading, taken: 0 }
        } else {
            Phase::Reading { until, taken }
        };
        Ok(())
    }

    fn refused(&mut self, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let until = match self.phase {
            Phase::Reading { until, .. } => until,
            Phase::Idle | Phase::Asking { .. } => {
                let until = Instant::now() + self.patience.reading;
                self.phase = Phase::Reading { until, taken: 0 };
                until
            }
        };
        if self.is_over(until, context) { Poll::Ready(Err(cut_off("an answer was not read"))) } else { Poll::Pending }
    }
}

fn cut_off(why: &'static str) -> io::Error {
    tracing::debug!(why, "a connection was cut off");
    io::Error::new(io::ErrorKind::TimedOut, why)
}

impl<S: AsyncRead + Unpin> AsyncRead for Connection<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let result = Pin::new(&mut self.stream).poll_read(context, buffer);
        match (self.phase, &result) {
            (Phase::Idle, Poll::Ready(Ok(()))) if buffer.filled().len() > before => {
                self.phase = Phase::Asking { until: Instant::now() + self.patience.asking };
            }
            (Phase::Asking { until }, Poll::Pending) if self.is_over(until, context) => {
                return Poll::Ready(Err(cut_off("a request did not come to its end")));
            }
            _ => {}
        }
        result
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Connection<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match Pin::new(&mut self.stream).poll_write(context, bytes) {
            Poll::Ready(Ok(size)) => Poll::Ready(self.took(size).map(|()| size)),
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => self.refused(context),
        }
    }

    /// The library flushes when all it has was taken.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if matches!(self.phase, Phase::Reading { .. }) {
            self.phase = Phase::Idle;
        }
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net,
    };

    use actix_web::rt::net::{TcpListener, TcpStream};
    use futures_util::future::poll_fn;

    use super::*;

    const SOON: Duration = Duration::from_millis(50);
    const LATE: Duration = Duration::from_secs(60);

    async fn connected(asking: Duration, reading: Duration) -> (net::TcpStream, Connection<TcpStream>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (stream, _) = listener.accept().await.unwrap();
        (client, Connection::new(stream, Patience { asking, reading }))
    }

    async fn read(connection: &mut Connection<TcpStream>) -> io::Result<Vec<u8>> {
        let mut bytes = [0; 16];
        let mut buffer = ReadBuf::new(&mut bytes);
        poll_fn(|context| Pin::new(&mut *connection).poll_read(context, &mut buffer)).await?;
        Ok(buffer.filled().to_vec())
    }

    async fn write(connection: &mut Connection<TcpStream>, bytes: &[u8]) -> io::Result<usize> {
        poll_fn(|context| Pin::new(&mut *connection).poll_write(context, bytes)).await
    }

    #[actix_web::test]
    async fn a_request_that_does_not_come_to_its_end_ends_the_connection() {
        let (mut client, mut connection) = connected(SOON, LATE).await;
        client.write_all(b"GET /").unwrap();
        assert_eq!(read(&mut connection).await.unwrap(), b"GET /");
        let began = Instant::now();
        assert_eq!(read(&mut connection).await.unwrap_err().kind(), io::ErrorKind::TimedOut);
        assert!(began.elapsed() < LATE);
    }

    #[actix_web::test]
    async fn between_requests_nobody_is_cut_off() {
        let (mut client, mut connection) = connected(SOON, LATE).await;
        for _ in 0..2 {
            client.write_all(b"ask").unwrap();
            assert_eq!(read(&mut connection).await.unwrap(), b"ask");
            assert_eq!(write(&mut connection, b"answer").await.unwrap(), 6);
            let waited = tokio::time::timeout(SOON * 3, read(&mut connection)).await;
            assert!(waited.is_err(), "an idle connection ended: {waited:?}");
        }
    }

    #[actix_web::test]
    async fn an_answer_that_nobody_reads_ends_the_connection() {
        let (mut client, mut connection) = connected(LATE, SOON).await;
        let piece = vec![b'x'; 1024 * 1024];
        let mut sent = 0;
        let error = loop {
            match write(&mut connection, &piece).await {
                Ok(size) => sent += size,
                Err(error) => break error,
            }
        };
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        drop(connection);
        let mut received = Vec::new();
        client.read_to_end(&mut received).unwrap();
        assert_eq!(received.len(), sent, "what was taken arrives");
    }
}
