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

/** The one error type. `kind` decides where it is shown; `detail` is for the copyable report, not for the user's eyes. */
export class CommerceError extends Error {
  override name = 'CommerceError'
  readonly kind: ErrorKind
  readonly detail: string

  constructor(kind: ErrorKind, detail: string, options?: ErrorOptions) {
    super(`${kind}: ${detail}`, options)
    this.kind = kind
    this.detail = detail
  }
}
