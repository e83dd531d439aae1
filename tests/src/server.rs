//! The built service, running.

use std::{
    fs::File,
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, ExitStatus},
    sync::Arc,
    time::{Duration, Instant},
};

use crate::{Client, Database, On, eventually, program};

/// How a service is started.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// With the demo, beside it a synthetic city of so many awards.
    pub demo: Option<u32>,
    /// With these further arguments.
    pub more: Vec<String>,
    /// With this filter of the logs.
    pub log: Option<String>,
}

impl Start {
    /// With the announcements of the demo alone.
    #[must_use]
    pub fn demo() -> Self {
        Self { demo: Some(0), ..Self::default() }
    }

    /// With the demo, and a synthetic city of so many awards.
    #[must_use]
    pub fn demo_with_city(awards: u32) -> Self {
        Self { demo: Some(awards), ..Self::default() }
    }

    /// With further arguments.
    #[must_use]
    pub fn with(mut self, more: &[&str]) -> Self {
        self.more.extend(more.iter().map(|argument| (*argument).to_owned()));
        self
    }

    /// With this filter of the logs, as `THIDUA_LOG` has it.
    #[must_use]
    pub fn logging(mut self, filter: &str) -> Self {
        self.log = Some(filter.to_owned());
        self
    }
}

/// A running service. It is killed when this is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    base: String,
    admin: String,
    output: PathBuf,
    log: PathBuf,
    database: Arc<Database>,
}

impl Server {
    /// Starts it on a fresh database.
    #[must_use]
    pub fn fresh(on: On, start: &Start) -> Self {
        Self::on(&Arc::new(Database::fresh(on)), start)
    }

    /// Starts it on a database and waits until it is ready.
    #[must_use]
    pub fn on(database: &Arc<Database>, start: &Start) -> Self {
        for _ in 0..5 {
            let (port, admin_port) = (free_port(), free_port());
            let mut server = Self::spawn(database, start, port, admin_port);
            if server.becomes_ready() {
                return server;
            }
            let said = server.said();
            assert!(said.contains("cannot listen on"), "the service ended at its start: {said}");
        }
        panic!("no free port was found in five attempts");
    }

    fn spawn(database: &Arc<Database>, start: &Start, port: u16, admin_port: u16) -> Self {
        let output = database.folder().join(format!("output-{port}"));
        let log = database.folder().join(format!("log-{port}"));
        let file = |path: &PathBuf| File::create(path).expect("a file for what it says");
        let (listen, admin) = (format!("127.0.0.1:{port}"), format!("127.0.0.1:{admin_port}"));
        let mut command = program::command(&["serve", "--listen", &listen, "--admin-listen", &admin]);
        command.args(database.arguments()).args(&start.more);
        if let Some(awards) = start.demo {
            command.args(["--demo", "--demo-scale", &awards.to_string()]);
        }
        if let Some(filter) = &start.log {
            command.env("THIDUA_LOG", filter);
        }
        command.stdout(file(&output)).stderr(file(&log));
        let child = command.spawn().expect("the program starts");
        let (base, admin) = (format!("http://{listen}"), format!("http://{admin}"));
        Self { child, base, admin, output, log, database: Arc::clone(database) }
    }

    fn becomes_ready(&mut self) -> bool {
        let client = self.client();
        eventually("a service that is ready", || {
            if self.child.try_wait().expect("its state").is_some() {
                return Some(false);
            }
            let answer = client.request("GET", "/readyz").try_send();
            answer.is_ok_and(|answer| answer.status == 200).then_some(true)
        })
    }

    /// Its address.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Its database.
    #[must_use]
    pub fn database(&self) -> &Arc<Database> {
        &self.database
    }

    /// Nobody, calling it.
    #[must_use]
    pub fn client(&self) -> Client {
        Client::new(&self.base)
    }

    /// Whoever reaches its private listener.
    #[must_use]
    pub fn admin_client(&self) -> Client {
        Client::new(&self.admin)
    }

    /// An account, calling it.
    #[must_use]
    pub fn client_of(&self, user: &str) -> Client {
        self.client().with_token(&self.token_of(user))
    }

    /// A token from the command line.
    #[must_use]
    pub fn token_of(&self, user: &str) -> String {
        program::run_well(&self.database, &["token", "issue", "--user", user, "--ttl", "2h"])
    }

    /// Gives an account a role, and makes the account when there is none; the last line of what was printed.
    pub fn add_user(&self, name: &str, role: &str, organization: &str) -> String {
        let arguments = ["user", "add", "--name", name, "--role", role, "--organization", organization];
        program::run_well(&self.database, &arguments)
    }

    /// All it has said: what it prints, then its log.
    #[must_use]
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.output).unwrap_or_default() + &self.logged()
    }

    /// Its log: all it has written to standard error.
    #[must_use]
    pub fn logged(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Asks it to end, as an operator does.
    pub fn terminate(&self) {
        let done = Command::new("sh").args(["-c", "kill -TERM \"$1\"", "sh", &self.child.id().to_string()]).status();
        assert!(done.is_ok_and(|status| status.success()), "the signal was not sent");
    }

    /// Ends it at once, in the middle of whatever it does, and lets somebody else wait for it.
    pub fn kill_now(&self) {
        let done = Command::new("sh").args(["-c", "kill -KILL \"$1\"", "sh", &self.child.id().to_string()]).status();
        assert!(done.is_ok_and(|status| status.success()), "the signal was not sent");
    }

    /// Waits until it has ended.
    pub fn ended(&mut self) -> ExitStatus {
        let deadline = Instant::now() + Duration::from_secs(40);
        eventually_until(deadline, || self.child.try_wait().expect("its state"))
    }

    /// Ends it in good order.
    pub fn stop(mut self) -> Arc<Database> {
        self.terminate();
        let status = self.ended();
        assert!(status.success(), "it ended with {status}: {}", self.said());
        Arc::clone(&self.database)
    }

    /// Ends it at once, in the middle of whatever it does.
    pub fn kill(mut self) -> Arc<Database> {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
        Arc::clone(&self.database)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _already_ended = self.child.kill();
        let _already_waited = self.child.wait();
        if std::thread::panicking() {
            eprintln!("the service said:\n{}", self.said());
        }
    }
}

fn eventually_until<T>(deadline: Instant, mut ask: impl FnMut() -> Option<T>) -> T {
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(Instant::now() < deadline, "the service does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A port that nobody listens on now.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}
