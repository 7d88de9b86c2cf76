import { createRequire } from 'node:module';
import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import type * as Features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type * as Gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import type * as Shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type * as Status from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type * as V1 from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type * as V2Errors from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb.js';
import type * as V2 from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js';
import type * as AnyMessage from 'google-protobuf/google/protobuf/any_pb.js';

// The generated code of the client, which is CommonJS without names that an import could find.
const require = createRequire(import.meta.url);
const load = <T>(path: string): T => require(`@kurrent/kurrentdb-client/generated/kurrentdb/protocols/${path}`) as T;

export const v1 = load<typeof V1>('v1/streams_pb.js');
export const shared = load<typeof Shared>('v1/shared_pb.js');
export const features = load<typeof Features>('v1/serverfeatures_pb.js');
export const status = load<typeof Status>('v1/status_pb.js');
export const gossip = load<typeof Gossip>('v1/gossip_pb.js');
export const v2 = load<typeof V2>('v2/streams/streams_pb.js');
export const v2errors = load<typeof V2Errors>('v2/streams/errors_pb.js');
export const { Any } = require('google-protobuf/google/protobuf/any_pb.js') as typeof AnyMessage;

type Service = ServiceDefinition<UntypedServiceImplementation>;
export const services = {
  streams: load<{ StreamsService: Service }>('v1/streams_grpc_pb.js').StreamsService,
  features: load<{ ServerFeaturesService: Service }>('v1/serverfeatures_grpc_pb.js').ServerFeaturesService,
  gossip: load<{ GossipService: Service }>('v1/gossip_grpc_pb.js').GossipService,
  appends: load<{ StreamsServiceService: Service }>('v2/streams/streams_grpc_pb.js').StreamsServiceService,
};
