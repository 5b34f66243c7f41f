import type { Outcome } from '~/domain/command'
import type { RecordName } from '~/domain/recordRef'
import type { CustomerDetail, CustomerQuery, CustomerRow, Facets, Page, PersonalData, Picked } from '~/store/lists'
import type { CallContext, None } from './protocol'

/** The calls about customers, and what is masked of them. */
export interface CustomerCalls {
  'customers.list'(args: { query: CustomerQuery }, context: CallContext): Promise<Page<CustomerRow>>
  /** customerIdOf those that were picked of a list. */
  'customers.pick'(args: { query: CustomerQuery; picked: Picked }, context: CallContext): Promise<string[]>
  'customers.facets'(args: None, context: CallContext): Promise<Facets>
  'customers.get'(args: { customer: string }, context: CallContext): Promise<CustomerDetail | null>
  /** The data behind the masks of an order or a customer. Journalled first; refused where the role may not. */
  'personal.reveal'(args: { on: RecordName; commandId: string }, context: CallContext): Promise<PersonalData | null>
  'customers.export'(args: { query?: CustomerQuery; redacted?: boolean; picked?: Picked }, context: CallContext): Promise<Blob>
  /** Carries a customer.erase out: rows, packs, tickets and journal lines, all or nothing. */
  'customers.erase'(args: { customer: string; commandId: string }, context: CallContext): Promise<Outcome>
}
