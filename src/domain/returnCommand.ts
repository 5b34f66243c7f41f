import type { CommandTraits } from './commandTraits'
import type { Amount } from './money'
import type { RefundSplit } from './orderAct'
import type { Role } from './person'
import type { Inspected, Payer, RefusalWhy, ReturnCase, ReturnKind, ReturnLine, ReturnPolicy, Swap } from './returns'

/** A line as it is asked for; what it is called, the order says. */
export type AskedLine = Pick<ReturnLine, 'line' | 'units' | 'reason' | 'condition' | 'batch'>

/** What somebody sets of a case by hand. */
export type ReturnFields = Partial<Pick<ReturnCase, 'ticket' | 'pays' | 'dueAt'>>

/** Writes to returns, exchanges and repairs, and to the policies they are judged by. `said`: what the return's ticket is told of it, for colleagues. */
export type ReturnCommand =
  /** `overrule`: lets through what the policy refuses. */
  | {
      id: string
      kind: 'return.request'
      args: {
        key: string
        order: string
        of: ReturnKind
        lines: readonly AskedLine[]
        ticket?: string
        note?: string
        overrule?: string
        said?: string
      }
    }
  /** asked: of the buyer; given: it lies among the files of the return, or `note` says how it was seen. */
  | { id: string; kind: 'return.proof'; args: { key: string; what: 'asked' | 'given'; note?: string; said?: string } }
  /** `swaps`: what an exchange sends instead, by line; it is held from now on. */
  | {
      id: string
      kind: 'return.approve'
      args: { key: string; pays?: Payer; overrule?: string; swaps?: readonly { line: number; swap: Swap }[]; said?: string }
    }
  | { id: string; kind: 'return.refuse'; args: { key: string; why: RefusalWhy; text: string; said?: string } }
  /** The buyer has something to add to what was refused. */
  | { id: string; kind: 'return.reopen'; args: { key: string; said?: string } }
  | { id: string; kind: 'return.ship'; args: { key: string; carrier: string; tracking: string; said?: string } }
  | { id: string; kind: 'return.receive'; args: { key: string; lines: readonly { line: number; units: number }[]; said?: string } }
  /** Each unit once. */
  | { id: string; kind: 'return.inspect'; args: { key: string; units: readonly Omit<Inspected, 'at' | 'who'>[]; said?: string } }
  /**
   * What the buyer gets. `split`: the money of a refund, or the difference of an exchange; `fees`: what of the goods' price was kept, `due`: what the buyer still owes for dearer goods.
   * `early`: before the goods were looked at, by choice. `nothing`: none of it was as agreed, it goes back as it is.
   */
  | {
      id: string
      kind: 'return.settle'
      args: {
        key: string
        how: 'refund' | 'exchange' | 'repair' | 'nothing'
        split?: RefundSplit
        fees?: readonly { line: number; fee: Amount }[]
        due?: Amount
        early?: true
        carrier?: string
        tracking?: string
        note?: string
        said?: string
      }
    }
  | { id: string; kind: 'return.close'; args: { key: string; said?: string } }
  | { id: string; kind: 'return.cancel'; args: { key: string; said?: string } }
  | { id: string; kind: 'return.set'; args: { key: string; set: ReturnFields }; saw?: ReturnFields }
  /** A new version, in force from now on or from `from` on. */
  | { id: string; kind: 'policy.set'; args: { key: string; policy: Omit<ReturnPolicy, 'key' | 'version' | 'who'> } }

/** Lets through what the policy refuses. */
export const mayOverrule = (role: Role): boolean => role === 'owner' || role === 'operator'

const SERVERS = ['owner', 'operator', 'agent'] as const
const served = { areas: ['returns', 'tickets', 'home'], roles: SERVERS, group: 'service' } as const satisfies CommandTraits
const held = { ...served, areas: ['returns', 'tickets', 'stock', 'products', 'home'], levels: true } as const satisfies CommandTraits

export const RETURN_COMMANDS = {
  'return.request': served,
  'return.proof': served,
  'return.approve': held,
  'return.refuse': served,
  'return.reopen': served,
  'return.ship': served,
  'return.receive': served,
  'return.inspect': { ...held, areas: [...held.areas, 'listings'], goods: true },
  'return.settle': {
    ...held,
    areas: [...held.areas, 'orders', 'customers', 'coupons', 'members', 'listings'],
    goods: true,
  },
  'return.close': served,
  'return.cancel': held,
  'return.set': served,
  'policy.set': { areas: ['returns', 'desk'], roles: ['owner', 'operator'], group: 'service' },
} as const satisfies Record<ReturnCommand['kind'], CommandTraits>

/** Why returns refuse. */
export type ReturnRule =
  /** facts: state, act. */
  | 'return.state'
  /** There is a return of that key. */
  | 'return.taken'
  | 'return.noLines'
  /** facts: line (from 1), left. */
  | 'return.units'
  /** The policy does not take it back; owner and operator may let it through with a note. facts: count. */
  | 'return.notEligible'
  | 'return.noNote'
  | 'return.mayNotOverrule'
  /** No picture has come, and nobody says how it was seen otherwise. */
  | 'return.noProof'
  | 'return.noText'
  | 'return.noTracking'
  /** facts: sku, left. */
  | 'return.received'
  /** A unit is looked at once. facts: sku, left. */
  | 'return.inspected'
  /** facts: sku. */
  | 'return.noPlace'
  /** facts: sku, location. */
  | 'return.aside'
  /** facts: sku, location. */
  | 'return.notAside'
  /** An exchange has to say what goes out. facts: sku. */
  | 'return.noSwap'
  /** Before the goods were looked at: to be said in so many words. */
  | 'return.early'
  /** Money for more units than the return is about. facts: line (from 1), left. */
  | 'return.refundUnits'
  /** What it asks for is not what the return is for. */
  | 'return.how'
  | 'return.fee'
  /** It has gone on since: what would be undone was built on. */
  | 'return.later'
  | 'policy.noRules'
  /** facts: rule (from 1). */
  | 'policy.rule'
  /** facts: most. */
  | 'policy.hours'
  /** It would judge what was judged. */
  | 'policy.past'
  | 'policy.taken'
