import type { ReportKind, Reports } from '~/analytics/reports'
import type { CallOptions } from '~/lib/rpc'
import { call } from './client'

/** Asks for a report. Rejects as `call` does. */
export async function askReport<K extends ReportKind>(
  kind: K,
  ask: Reports[K]['ask'],
  options: CallOptions = {},
): Promise<Reports[K]['answer']> {
  return call('report', { kind, ask }, options)
}
