import { CommerceError, type ErrorKind } from '~/commerce/errors'

/** What kind of failure it was; undefined for a fault of the program. */
export function errorKind(error: unknown): ErrorKind | undefined {
  return error instanceof CommerceError ? error.kind : undefined
}
