import type { AskedLine } from '~/domain/returnCommand'
import type { Eligible, PolicyVersions, ReturnDetail, ReturnFacets, ReturnFilter, ReturnQuery, ReturnRow } from '~/domain/returnAnswers'
import type { ReturnKind } from '~/domain/returns'
import type { Page } from '~/store/lists'
import type { CallContext } from './protocol'

/** The calls about returns, exchanges and repairs. */
export interface ReturnCalls {
  'returns.list'(args: { query: ReturnQuery }, context: CallContext): Promise<Page<ReturnRow>>
  'returns.facets'(args: { filter: ReturnFilter; now: number }, context: CallContext): Promise<ReturnFacets>
  'returns.get'(args: { key: string; now: number }, context: CallContext): Promise<ReturnDetail | null>
  /** What the policy says of these lines, or of a unit of each that can come back. null: there is no such order. */
  'returns.eligible'(
    args: { order: string; of?: ReturnKind; lines?: readonly AskedLine[]; now: number },
    context: CallContext,
  ): Promise<Eligible | null>
  'policies.list'(args: { now: number }, context: CallContext): Promise<PolicyVersions>
}
