import type { ReportKind, Reports } from '~/analytics/reports'
import type { CallOptions } from '~/lib/rpc'
import { call } from './client'

/** Asks for a report. Rejects as `call` does. */
export async function askReport<K extends ReportKind>(
  kind: K,
  ask: Reports[K]['ask'],
  options: CallOptions<unknown> = {},
): Promise<Reports[K]['answer']> {
  // A kind and what it is asked go together by the signature; the handler answers in kind.
  const question = { kind, ...ask } as Parameters<typeof call<'report'>>[1]['ask']
  return (await call('report', { ask: question }, options)) as Reports[K]['answer']
}
