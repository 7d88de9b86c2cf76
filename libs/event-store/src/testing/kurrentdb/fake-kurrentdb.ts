import { setTimeout as pause } from 'node:timers/promises';
import {
  Metadata,
  Server,
  ServerCredentials,
  status as code,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerWritableStream,
  type ServiceError,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type {
  AppendRequest,
  AppendSessionResponse,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js';
import { FakeLog, NO_STREAM, type FakeRecord, type ProposedRecord, type Written } from './fake-log.ts';
import { Any, features, gossip, services, shared, status, v1, v2, v2errors } from './protocol.ts';

type Reading = ServerWritableStream<ReadReq, ReadResp>;
type Appending = ServerReadableStream<AppendRequest, AppendSessionResponse>;

/** What becomes of one append: `lost`, and its answer with it; written, but the answer `lost-answer`. */
export type Fate = 'answered' | 'lost' | 'lost-answer' | ServiceErrorLike;
export interface ServiceErrorLike {
  readonly code: code;
  readonly details: string;
  readonly metadata?: Metadata;
}

export interface FakeOptions {
  readonly version?: string;
  /** Default true. */
  readonly multiStreamAppend?: boolean;
  /** Basic credentials that must come with every call, `name:password`; only seen over TLS. */
  readonly credentials?: string;
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
  /** Others write too: after each append a record of theirs and a link to ours. Default true. */
  readonly noise?: boolean;
  readonly log?: FakeLog;
  /** How long an append waits to be shown before it is answered that it took too long, in ms; default 2 s. */
  readonly commitTimeoutMs?: number;
}

/**
 * As much of a KurrentDB server as its client speaks with for us: append sessions, reads, subscriptions with filters,
 * features, gossip. The semantics are FakeLog's; here are the protocol and the ways it fails.
 */
export class FakeKurrentDb {
  readonly log: FakeLog;
  /** Decides what becomes of the next append; `write` does it later, as when it was held up on its way. */
  fate: (streams: readonly string[], write: () => Written) => Fate = () => 'answered';
  /** Live and read subscriptions pass nothing on while this is set. */
  isMute = false;
  /** Said in place of what the server can do, while it is set. */
  notTold: ServiceErrorLike | undefined;
  /** Said to every read but subscriptions, while it is set. */
  notRead: ServiceErrorLike | undefined;
  /** Another node that leads in its place: told by gossip, and to those who read of a leader alone. */
  leader: FakeKurrentDb = this;
  appends = 0;
  subscriptions = 0;
  readonly #options: FakeOptions;
  readonly #calls = new Set<Reading>();
  readonly #commitTimeoutMs: number;
  #server: Server | undefined;
  #port = 0;
  #noise = 0;

  constructor(options: FakeOptions = {}) {
    this.#options = options;
    this.#commitTimeoutMs = options.commitTimeoutMs ?? 2_000;
    this.log = options.log ?? new FakeLog();
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `kurrentdb://127.0.0.1:${this.#port}?tls=false`;
  }

  /** On the port it had before, if it had one. */
  async start(): Promise<this> {
    const server = new Server();
    server.addService(services.streams, {
      ...{ append: none, batchAppend: none, delete: none, tombstone: none },
      read: (call: Reading) => this.#read(call),
    } as UntypedServiceImplementation);
    server.addService(services.appends, {
      appendSession: (call: Appending, done: sendUnaryData<AppendSessionResponse>) => void this.#append(call, done),
      appendRecords: none,
    } as UntypedServiceImplementation);
    server.addService(services.features, {
      getSupportedMethods: (_: unknown, done: sendUnaryData<unknown>) =>
        this.notTold === undefined
          ? done(null, this.#features())
          : done({ ...this.notTold, metadata: new Metadata() } as ServiceError),
    } as UntypedServiceImplementation);
    server.addService(services.gossip, {
      read: (_: unknown, done: sendUnaryData<unknown>) => done(null, this.#gossip()),
    } as UntypedServiceImplementation);
    const { tls } = this.#options;
    const credentials =
      tls === undefined
        ? ServerCredentials.createInsecure()
        : ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.cert }]);
    this.#port = await new Promise((resolve, reject) =>
      server.bindAsync(`127.0.0.1:${this.#port}`, credentials, (error, port) =>
        error === null ? resolve(port) : reject(error),
      ),
    );
    this.#server = server;
    return this;
  }

  /** All at once, as when the process is killed. */
  async stop(): Promise<void> {
    this.#server?.forceShutdown();
    this.#server = undefined;
    this.#calls.clear();
  }

  /** Ends every subscription. */
  drop(
    how: ServiceErrorLike | 'quietly' = { code: code.UNAVAILABLE, details: 'the node is no leader any more' },
  ): void {
    for (const call of this.#calls) {
      if (how === 'quietly') call.end();
      else call.emit('error', { ...how, metadata: new Metadata() });
    }
    this.#calls.clear();
  }

  async #append(call: Appending, done: sendUnaryData<AppendSessionResponse>): Promise<void> {
    const parts: { stream: string; expected: number; records: ProposedRecord[] }[] = [];
    for await (const request of call as AsyncIterable<AppendRequest>) {
      const stream = request.getStream();
      const expected = Number(request.getExpectedRevision() ?? NO_STREAM);
      parts.push({ stream, expected, records: request.getRecordsList().map((record) => proposed(stream, record)) });
    }
    if (!this.#isAdmitted(call.metadata)) return done(denied());
    this.appends += 1;
    if (new Set(parts.map(({ stream }) => stream.toLowerCase())).size < parts.length) {
      return done({ code: code.ABORTED, details: 'already part of this append session', metadata: new Metadata() });
    }
    const write = (): Written => this.log.write(parts);
    const fate = this.fate(
      parts.map((part) => part.stream),
      write,
    );
    if (fate === 'lost') return;
    if (typeof fate === 'object') return done({ metadata: new Metadata(), ...fate } as ServiceError);
    const written = write();
    if (written.is === 'written' && this.#options.noise !== false) this.#makeNoise(parts[0]!.stream);
    if (fate === 'lost-answer') return;
    if (written.is === 'not-ready' || (written.is === 'written' && !(await this.#isShownInTime()))) {
      if (written.is === 'not-ready') await pause(this.#commitTimeoutMs);
      return done({
        code: code.DEADLINE_EXCEEDED,
        details: 'timed out while waiting for commit',
        metadata: new Metadata(),
      });
    }
    if (written.is === 'mixed' && Number.parseInt(this.#options.version ?? '25', 10) < 26) {
      return done({ code: code.INTERNAL, details: 'Append Session failed to map error', metadata: new Metadata() });
    }
    if (written.is === 'wrong-revision' || written.is === 'mixed') return done(conflict(written));
    const response = new v2.AppendSessionResponse();
    for (const record of written.last) {
      const output = new v2.AppendResponse();
      output.setStream(record.stream);
      output.setStreamRevision(String(record.revision));
      response.addOutput(output);
    }
    response.setPosition(String(written.last.at(-1)!.position));
    done(null, response);
  }

  /** An append is answered once it is replicated and indexed. */
  #isShownInTime(): Promise<boolean> {
    if (this.log.hidden === 'nothing') return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (isShown: boolean): void => {
        clearTimeout(timer);
        stop();
        resolve(isShown);
      };
      const stop = this.log.onWritten(() => {
        if (this.log.hidden === 'nothing') settle(true);
      });
      const timer = setTimeout(() => settle(false), this.#commitTimeoutMs);
    });
  }

  #read(call: Reading): void {
    if (!this.#isAdmitted(call.metadata)) return void call.emit('error', denied());
    if (this.leader !== this && call.metadata.get('requires-leader')[0] === 'true') {
      return void call.emit('error', notLeader(this.leader.port));
    }
    const options = call.request.getOptions()!;
    if (options.hasSubscription()) return this.#subscribe(call, options);
    if (this.notRead !== undefined) return void call.emit('error', { ...this.notRead, metadata: new Metadata() });
    const backwards = options.getReadDirection() === v1.ReadReq.Options.ReadDirection.BACKWARDS;
    const count = Number(options.getCount());
    const found = options.hasAll() ? this.#ofAll(options) : this.#ofStream(options);
    if (found === undefined) {
      const response = new v1.ReadResp();
      const missing = new v1.ReadResp.StreamNotFound();
      missing.setStreamIdentifier(options.getStream()!.getStreamIdentifier());
      response.setStreamNotFound(missing);
      call.write(response);
      return void call.end();
    }
    const ordered = backwards ? found.toReversed() : found;
    for (const record of ordered.slice(0, count)) call.write(event(record));
    call.end();
  }

  #ofStream(options: ReadReq.Options): readonly FakeRecord[] | undefined {
    const { stream, from } = {
      stream: Buffer.from(options.getStream()!.getStreamIdentifier()!.getStreamName_asU8()).toString(),
      from: options.getStream()!.hasRevision() ? Number(options.getStream()!.getRevision()) : 0,
    };
    const records = this.log.stream(stream);
    return records.length === 0 ? undefined : records.slice(from);
  }

  #ofAll(options: ReadReq.Options): readonly FakeRecord[] {
    const all = options.getAll()!;
    const from = all.hasPosition() ? BigInt(all.getPosition()!.getCommitPosition()) : 0n;
    return this.log.records.filter((record) => record.position >= from && isWanted(record, options));
  }

  /** From after a position on: what is there, then what comes. */
  #subscribe(call: Reading, options: ReadReq.Options): void {
    this.subscriptions += 1;
    this.#calls.add(call);
    const all = options.getAll()!;
    let after = all.hasPosition() ? BigInt(all.getPosition()!.getCommitPosition()) : -1n;
    let next = this.log.records.findIndex((record) => record.position > after);
    if (next < 0) next = this.log.records.length;
    const confirmation = new v1.ReadResp();
    const confirmed = new v1.ReadResp.SubscriptionConfirmation();
    confirmed.setSubscriptionId('fake');
    confirmation.setConfirmation(confirmed);
    call.write(confirmation);
    const send = (): void => {
      if (this.isMute || !this.#calls.has(call)) return;
      let skipped = false;
      for (; next < this.log.records.length; next++) {
        const record = this.log.records[next]!;
        after = record.position;
        skipped = !isWanted(record, options);
        if (!skipped) call.write(event(record));
      }
      if (skipped) call.write(checkpoint(after));
    };
    const stop = this.log.onWritten(send);
    const end = (): void => {
      stop();
      this.#calls.delete(call);
    };
    call.on('cancelled', end);
    call.on('close', end);
    call.on('error', end);
    send();
    const caughtUp = new v1.ReadResp();
    caughtUp.setCaughtUp(new v1.ReadResp.CaughtUp());
    call.write(caughtUp);
  }

  #makeNoise(stream: string): void {
    const id = (): string => `00000000-0000-4000-8000-${String((this.#noise += 1)).padStart(12, '0')}`;
    this.log.add({ stream: '$ce-everything', id: id(), type: '$>', isJson: false, data: Buffer.from(`0@${stream}`) });
    this.log.add({ stream: 'other-people', id: id(), data: Buffer.from('{}') });
  }

  #features(): unknown {
    const { version = '25.1.0.0', multiStreamAppend = true } = this.#options;
    const methods = new features.SupportedMethods();
    methods.setEventStoreServerVersion(version);
    const offered = [
      ['event_store.client.streams.streams', 'read'],
      ...(multiStreamAppend ? [['kurrentdb.protocol.v2.streams.streamsservice', 'appendsession']] : []),
    ];
    for (const [service, name] of offered) {
      const method = new features.SupportedMethod();
      method.setServiceName(service!);
      method.setMethodName(name!);
      methods.addMethods(method);
    }
    return methods;
  }

  #gossip(): unknown {
    const info = new gossip.ClusterInfo();
    const member = new gossip.MemberInfo();
    const id = new shared.UUID();
    id.setString('00000000-0000-4000-8000-0000000000aa');
    member.setInstanceId(id);
    member.setState(gossip.MemberInfo.VNodeState.LEADER);
    member.setIsAlive(true);
    const endPoint = new gossip.EndPoint();
    endPoint.setAddress('localhost');
    endPoint.setPort(this.leader.port);
    member.setHttpEndPoint(endPoint);
    info.addMembers(member);
    return info;
  }

  #isAdmitted(metadata: Metadata): boolean {
    const { credentials } = this.#options;
    if (credentials === undefined) return true;
    return metadata.get('authorization')[0] === `Basic ${Buffer.from(credentials).toString('base64')}`;
  }
}

function proposed(stream: string, record: ReturnType<AppendRequest['getRecordsList']>[number]): ProposedRecord {
  const properties: Record<string, unknown> = {};
  record.getPropertiesMap().forEach((value, key) => (properties[key] = value.getStringValue()));
  const isJson = record.getSchema()!.getFormat() === v2.SchemaFormat.SCHEMA_FORMAT_JSON;
  const type = record.getSchema()!.getName();
  const metadata = JSON.stringify({
    ...properties,
    ...(isJson ? {} : { '$schema.format': 'Bytes' }),
    '$schema.name': type,
  });
  return { stream, id: record.getRecordId()!, type, isJson, data: record.getData_asU8(), metadata };
}

function isWanted(record: FakeRecord, options: ReadReq.Options): boolean {
  if (!options.hasFilter()) return true;
  const prefixes = options.getFilter()!.getStreamIdentifier()!.getPrefixList();
  return prefixes.some((prefix) => record.stream.startsWith(prefix));
}

function event({ id, stream, revision, type, isJson, data, metadata, position }: FakeRecord): ReadResp {
  const recorded = new v1.ReadResp.ReadEvent.RecordedEvent();
  const uuid = new shared.UUID();
  uuid.setString(id);
  recorded.setId(uuid);
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream));
  recorded.setStreamIdentifier(identifier);
  recorded.setStreamRevision(String(revision));
  recorded.setCommitPosition(String(position));
  recorded.setPreparePosition(String(position));
  recorded.getMetadataMap().set('type', type);
  recorded.getMetadataMap().set('created', '17724000000000000');
  recorded.getMetadataMap().set('content-type', isJson ? 'application/json' : 'application/octet-stream');
  recorded.setCustomMetadata(Buffer.from(metadata));
  recorded.setData(data);
  const read = new v1.ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(position));
  const response = new v1.ReadResp();
  response.setEvent(read);
  return response;
}

function checkpoint(position: bigint): ReadResp {
  const reached = new v1.ReadResp.Checkpoint();
  reached.setCommitPosition(String(position));
  reached.setPreparePosition(String(position));
  const response = new v1.ReadResp();
  response.setCheckpoint(reached);
  return response;
}

function conflict({ stream, expected, actual }: { stream: string; expected: number; actual: number }): ServiceError {
  const details = new v2errors.StreamRevisionConflictErrorDetails();
  details.setStream(stream);
  details.setExpectedRevision(String(expected));
  details.setActualRevision(String(actual));
  return told(code.FAILED_PRECONDITION, 'StreamRevisionConflictErrorDetails', details);
}

/** What the server says of a stream that was deleted for good. */
export function tombstoned(stream: string): ServiceError {
  const details = new v2errors.StreamTombstonedErrorDetails();
  details.setStream(stream);
  return told(code.FAILED_PRECONDITION, 'StreamTombstonedErrorDetails', details);
}

/** What the server says of an append that holds more than its settings allow. */
export function tooLarge(): ServiceError {
  return told(
    code.ABORTED,
    'AppendTransactionSizeExceededErrorDetails',
    new v2errors.AppendTransactionSizeExceededErrorDetails(),
  );
}

function told(as: code, type: string, details: { serializeBinary(): Uint8Array }): ServiceError {
  const answer = new status.Status();
  const any = new Any();
  any.pack(details.serializeBinary(), `kurrentdb.protocol.v2.streams.errors.${type}`);
  answer.setDetails(any);
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', Buffer.from(answer.serializeBinary()));
  return { code: as, details: type, metadata } as ServiceError;
}

const denied = (): ServiceError =>
  ({ code: code.UNAUTHENTICATED, details: 'Unauthenticated', metadata: new Metadata() }) as ServiceError;

function notLeader(port: number): ServiceError {
  const metadata = new Metadata();
  metadata.set('exception', 'not-leader');
  metadata.set('leader-endpoint-host', 'localhost');
  metadata.set('leader-endpoint-port', String(port));
  return { code: code.NOT_FOUND, details: 'Leader info available', metadata } as ServiceError;
}

const none = (): void => undefined;
