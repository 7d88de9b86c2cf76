/** Nest tokens of what the runtime opens. Inject with `@Inject(EVENT_STORE) store: EventStore`. */
export const EVENT_STORE = Symbol('baraza.event-store');
export const EVENT_BUS = Symbol('baraza.event-bus');
/** Read models of `projections`, for whoever keeps them up. */
export const READ_STORE = Symbol('baraza.read-store');
/** The same for whoever asks: `ServedModels` that wait, where they are read, for what a question asks for. */
export const SERVED_MODELS = Symbol('baraza.served-models');
/** A service's own: facts of other services, outcomes of policies. A `ReadStore` of its own. */
export const SERVICE_STORE = Symbol('baraza.service-store');
export const VAULT = Symbol('baraza.vault');
/** What two officers open together. */
export const SEALED = Symbol('baraza.sealed');
export const CATALOGUE = Symbol('baraza.catalogue');
export const CLOCK = Symbol('baraza.clock');
export const CONFIG = Symbol('baraza.config');
export const LOGGER = Symbol('baraza.logger');
export const TRACING = Symbol('baraza.tracing');
