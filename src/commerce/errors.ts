export type ErrorKind =
  | 'invalid'
  | 'notFound'
  | 'conflict'
  | 'unauthorized'
  | 'forbidden'
  | 'unsupported'
  | 'rateLimited'
  | 'offline'
  | 'unavailable'
  | 'full'

/** What was wrong with a platform's answer, for the sentence that says what happened and what to do. */
export type Fault =
  /** A web page where data was expected: the address is not the API's. */
  | { of: 'html' }
  | { of: 'notJson' }
  /** The connection ended in the middle of the answer. */
  | { of: 'cut' }
  | { of: 'timeout'; seconds: number }
  | { of: 'server'; status: number }
  | { of: 'tooMany'; seconds?: number }
  /** A field is missing or of the wrong type. `at`: where in the answer, such as `records.3.record.title`; `answer`: which one, such as `products/changes`. */
  | { of: 'shape'; at: string; says: string; answer?: string }
  /** Not the platform's: a mistake of this program. */
  | { of: 'ours' }
  /** Page after page leads nowhere. */
  | { of: 'stuck' }
  /** A full pull brought fewer records than the platform counts. */
  | { of: 'skipped'; missing: number }

/** The one error type. `kind` decides where it is shown; `detail` is for the copyable report, not for the user's eyes. */
export class CommerceError extends Error {
  override name = 'CommerceError'
  readonly kind: ErrorKind
  readonly detail: string
  readonly fault: Fault | undefined

  constructor(kind: ErrorKind, detail: string, options?: ErrorOptions & { fault?: Fault }) {
    super(`${kind}: ${detail}`, options)
    this.kind = kind
    this.detail = detail
    this.fault = options?.fault
  }
}
