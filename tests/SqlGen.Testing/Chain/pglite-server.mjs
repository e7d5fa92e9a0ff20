// PGlite behind TCP sockets, for Npgsql. Requests come as JSON lines on stdin, one answer each goes to stdout:
//   {"op":"open","key":"…","scripts":["…"]} -> {"port":N}     a fresh database; the same key again is copied from the first
//   {"op":"close","port":N}                 -> {}
// The process ends when stdin closes, so it cannot outlive the one who started it.
//
// PGlite is one session of one superuser, and every socket to a database shares it. What this front does about that:
// - a socket holds the session from its first message until the server is idle again (ReadyForQuery "I"), so neither a
//   pipeline nor a transaction of one socket is ever mixed with another's;
// - names of prepared statements are made distinct for each socket, and DISCARD ALL resets settings and role only;
// - COPY FROM STDIN, which ends the engine when its data comes in pieces, is collected and handed over whole;
// - a request to cancel is dropped: the engine computes on the only thread.
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';

const SSL_REQUEST = 80877103, GSS_REQUEST = 80877104, CANCEL_REQUEST = 80877102, PROTOCOL_3 = 196608;
const templates = new Map();
const databases = new Map();

function message(type, body = Buffer.alloc(0)) {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}

const query = sql => message('Q', Buffer.from(sql + '\0'));
const isType = (bytes, type) => bytes[0] === type.charCodeAt(0);

function* split(bytes) {
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    yield bytes.subarray(at, end);
    at = end;
  }
}

// The session of one database, and whose turn it is.
class Session {
  constructor(db) {
    this.db = db;
    this.status = 'I';
    this.owner = null;
    this.waiting = [];
  }

  async acquire(client) {
    if (this.owner === client) return;
    if (this.owner !== null) await new Promise(resolve => this.waiting.push(resolve));
    this.owner = client;
  }

  release() {
    this.owner = null;
    this.waiting.shift()?.();
  }

  async run(bytes) {
    const answer = Buffer.from(await this.db.execProtocolRaw(bytes));
    for (const part of split(answer)) if (isType(part, 'Z')) this.status = String.fromCharCode(part[5]);
    return answer;
  }
}

class Client {
  static count = 0;

  constructor(socket, session) {
    this.socket = socket;
    this.session = session;
    this.prefix = Buffer.from(`c${++Client.count}_`);
    this.buffer = Buffer.alloc(0);
    this.started = false;
    this.copy = null;
    this.work = Promise.resolve();
    this.pipelined = false;
    socket.setNoDelay(true);
    socket.on('data', data => this.enqueue(() => this.receive(data)));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.enqueue(() => this.leave()));
  }

  enqueue(step) {
    this.work = this.work.then(step).catch(error => {
      process.stderr.write(`${error?.stack ?? error}\n`);
      this.socket.destroy();
    });
  }

  send(bytes) {
    if (bytes.length > 0 && this.socket.writable) this.socket.write(bytes);
  }

  async receive(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (let next; (next = this.take()) !== null;) await this.handle(next);
  }

  // One whole message, or null until more has come.
  take() {
    const head = this.started ? 1 : 0;
    if (this.buffer.length < head + 4) return null;
    const length = head + this.buffer.readInt32BE(head);
    if (this.buffer.length < length) return null;
    const taken = this.buffer.subarray(0, length);
    this.buffer = this.buffer.subarray(length);
    return taken;
  }

  async handle(bytes) {
    if (!this.started) return this.start(bytes);
    if (isType(bytes, 'X')) return this.socket.end();
    await this.session.acquire(this);
    if (this.copy !== null) await this.continueCopy(bytes);
    else if (isType(bytes, 'Q')) await this.simple(bytes);
    else {
      this.pipelined = !isType(bytes, 'S');
      this.send(await this.session.run(this.rename(bytes)));
    }
    if (this.copy === null && !this.pipelined && this.session.status === 'I') this.session.release();
  }

  async start(bytes) {
    switch (bytes.readInt32BE(4)) {
      case SSL_REQUEST:
      case GSS_REQUEST:
        return this.send(Buffer.from('N'));
      case CANCEL_REQUEST:
        return this.socket.end();
      case PROTOCOL_3:
        this.started = true;
        await this.session.acquire(this);
        // Always the same user and database: there are no others.
        const parameters = Buffer.from('user\0postgres\0database\0postgres\0client_encoding\0UTF8\0\0');
        const head = Buffer.alloc(8);
        head.writeInt32BE(8 + parameters.length, 0);
        head.writeInt32BE(PROTOCOL_3, 4);
        this.send(await this.session.run(Buffer.concat([head, parameters])));
        return this.session.release();
      default:
        return this.socket.destroy();
    }
  }

  async simple(bytes) {
    const sql = bytes.toString('utf8', 5, bytes.length - 1);
    if (/^\s*discard\s+all\s*;?\s*$/i.test(sql)) {
      await this.session.run(query('reset role'));
      await this.session.run(query('reset all'));
      return this.send(Buffer.concat([message('C', Buffer.from('DISCARD ALL\0')), message('Z', Buffer.from(this.session.status))]));
    }
    if (/^\s*copy\b[^]*\bfrom\s+stdin\b/i.test(sql)) return this.beginCopy(bytes);
    this.send(await this.session.run(bytes));
  }

  // The engine is asked with an empty answer first: what it says of the columns, or its error, is what the client gets.
  async beginCopy(bytes) {
    const inTransaction = this.session.status === 'T';
    if (inTransaction) await this.session.run(query('savepoint pglite_copy'));
    const answer = await this.session.run(Buffer.concat([bytes, message('f', Buffer.from('probe\0'))]));
    const begun = [...split(answer)].find(part => isType(part, 'G'));
    if (begun === undefined) return this.send(answer);
    if (inTransaction) await this.session.run(query('rollback to savepoint pglite_copy; release savepoint pglite_copy'));
    this.copy = [bytes];
    this.send(begun);
  }

  async continueCopy(bytes) {
    if (!['d', 'c', 'f'].some(type => isType(bytes, type))) return;      // Flush and Sync mean nothing while data comes
    this.copy.push(bytes);
    if (isType(bytes, 'd')) return;
    const whole = Buffer.concat(this.copy);
    this.copy = null;
    this.send(Buffer.concat([...split(await this.session.run(whole))].filter(part => !isType(part, 'G'))));
  }

  // Parse: name. Bind: portal, name. Describe, Close: "S" or "P", name. The nameless ones stay so.
  rename(bytes) {
    let at = 5;
    if (isType(bytes, 'B')) at = bytes.indexOf(0, at) + 1;
    else if (isType(bytes, 'D') || isType(bytes, 'C')) {
      if (bytes[at] !== 'S'.charCodeAt(0)) return bytes;
      at++;
    } else if (!isType(bytes, 'P')) return bytes;
    if (bytes[at] === 0) return bytes;
    return message(String.fromCharCode(bytes[0]), Buffer.concat([bytes.subarray(5, at), this.prefix, bytes.subarray(at)]));
  }

  async leave() {
    if (this.session.owner !== this) await this.session.acquire(this);
    if (this.pipelined) await this.session.run(message('S'));
    if (this.session.status !== 'I') await this.session.run(query('rollback'));
    await this.session.run(query(`do $$ declare s text; begin
      for s in select name from pg_prepared_statements where name like '${this.prefix}%' loop execute format('deallocate %I', s); end loop; end $$`));
    this.session.release();
  }
}

async function open({ key, scripts }) {
  const extensions = { vector };
  const base = templates.get(key) ?? (scripts.length > 0 ? templates.get('') : undefined);
  const db = await PGlite.create({ extensions, loadDataDir: base });
  if (!templates.has(key)) {
    for (const script of scripts) await db.exec(script);
    templates.set(key, await db.dumpDataDir('none'));
    if (scripts.length === 0) templates.set('', templates.get(key));
  }
  const session = new Session(db);
  const server = createServer(socket => new Client(socket, session));
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  databases.set(port, { db, server });
  return { port };
}

async function close({ port }) {
  const { db, server } = databases.get(port);
  databases.delete(port);
  server.close();
  await db.close();
  return {};
}

const operations = { hello: async () => ({}), open, close };
const lines = createInterface({ input: process.stdin });
lines.on('close', () => process.exit(0));
let last = Promise.resolve();
lines.on('line', line => {
  last = last.then(async () => {
    const request = JSON.parse(line);
    let answer;
    try {
      answer = await operations[request.op](request);
    } catch (error) {
      answer = { error: String(error?.message ?? error) };
    }
    process.stdout.write(JSON.stringify(answer) + '\n');
  });
});
