import type { AskedLine } from '~/domain/returnCommand'
import type {
  Eligible,
  PolicyVersions,
  ReturnDetail,
  ReturnFacets,
  ReturnFilter,
  ReturnQuery,
  ReturnRow,
  SwapChoice,
} from '~/domain/returnAnswers'
import type { ReturnKind, ReturnPolicy } from '~/domain/returns'
import type { Page } from '~/store/lists'
import type { CallContext } from './protocol'

/** The calls about returns, exchanges and repairs. */
export interface ReturnCalls {
  'returns.list'(args: { query: ReturnQuery }, context: CallContext): Promise<Page<ReturnRow>>
  'returns.facets'(args: { filter: ReturnFilter; now: number }, context: CallContext): Promise<ReturnFacets>
  'returns.get'(args: { key: string; now: number }, context: CallContext): Promise<ReturnDetail | null>
  /** What the policy says of these lines, or of a unit of each that can come back; `policy`: what this one would say. null: there is no such order. */
  'returns.eligible'(
    args: { order: string; of?: ReturnKind; lines?: readonly AskedLine[]; policy?: ReturnPolicy; now: number },
    context: CallContext,
  ): Promise<Eligible | null>
  /** What can go out instead of a SKU: all of its product, itself too, with what there is of each at places whose goods are for sale. */
  'returns.swaps'(args: { sku: string }, context: CallContext): Promise<SwapChoice[]>
  'policies.list'(args: { now: number }, context: CallContext): Promise<PolicyVersions>
}
