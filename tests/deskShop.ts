import type { Command, Outcome } from '~/domain/command'
import type { Desk } from '~/domain/desk'
import { DESK, defaultDesk } from '~/domain/deskDefaults'
import { FIRST_PERSON } from '~/domain/person'
import type { MessageRow, Ticket } from '~/domain/ticket'
import type { NewMessage } from '~/domain/ticketCommand'
import { ShopDb } from '~/store/db'
import { execute } from '~/store/execute'
import { basesStamp, keepBases } from '~/store/orderActs/bases'
import { messagesOf, wholeTicket } from '~/store/ticketRows'

type Intent = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never

/** A shop with two agents, whose clock is turned by hand. Its desk is there around the clock. */
export class DeskShop {
  readonly db: ShopDb
  now = 1_000_000_000_000
  #ids = 0

  private constructor() {
    this.db = new ShopDb(`desk-${crypto.randomUUID()}`)
  }

  static async open(desk: Partial<Desk> = {}): Promise<DeskShop> {
    const shop = new DeskShop()
    await shop.db.people.bulkPut([
      { key: FIRST_PERSON, name: 'Olga', role: 'owner', active: true },
      { key: 'ann', name: 'Ann', role: 'agent', active: true },
      { key: 'bo', name: 'Bo', role: 'agent', active: true },
      { key: 'gone', name: 'Gus', role: 'agent', active: false },
    ])
    // Orders that tickets of the tests name are of nobody.
    keepBases(shop.db, { of: basesStamp([]), orders: new Map([['W-1', undefined]]) })
    const { policies, ...rest } = defaultDesk('en', 'UTC')
    await shop.db.desk.put({ ...rest, policies: policies.map((policy) => ({ ...policy, calendar: '' })), ...desk, key: DESK })
    return shop
  }

  run(intent: Intent, who = 'ann'): Promise<Outcome> {
    return execute(this.db, { name: '', zone: 'UTC', currency: 'GBP' }, { ...intent, id: `c${++this.#ids}` }, { who, at: this.now })
  }

  async done(intent: Intent, who = 'ann'): Promise<string> {
    const outcome = await this.run(intent, who)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
    return outcome.commandId
  }

  undo(command: string, who = 'ann'): Promise<Outcome> {
    return this.run({ kind: 'undo', args: { command } }, who)
  }

  later(minutes: number): void {
    this.now += minutes * 60_000
  }

  message(text = 'Hello'): NewMessage {
    return { key: `m${++this.#ids}`, text }
  }

  /** The customer has written. */
  async asks(key: string, set: Partial<Ticket> = {}): Promise<string> {
    const { subject = 'Where is it', queue = 'afterSale', channel = 'chat', priority, buyer, order, tags } = set
    const ticket = {
      subject,
      queue,
      channel,
      ...(priority && { priority }),
      ...(buyer && { buyer }),
      ...(order && { order }),
      ...(tags && { tags }),
    }
    return this.done({ kind: 'ticket.open', args: { key, ticket, message: { ...this.message(), from: 'customer' } } })
  }

  reply(key: string, text = 'On its way', to?: Ticket['state'], who = 'ann'): Promise<string> {
    return this.done({ kind: 'ticket.reply', args: { key, message: this.message(text), sent: 'copy', ...(to && { to }) } }, who)
  }

  hear(key: string, text = 'Still nothing'): Promise<string> {
    return this.done({ kind: 'ticket.hear', args: { key, message: this.message(text) } })
  }

  async ticket(key: string): Promise<Ticket> {
    const row = await this.db.tickets.get(key)
    if (!row) throw new Error(`no ticket ${key}`)
    return wholeTicket(row)
  }

  messages(key: string): Promise<MessageRow[]> {
    return messagesOf(this.db, key)
  }

  /** Every ticket and message, as the tables have them. */
  async all(): Promise<unknown> {
    return [await this.db.tickets.toArray(), await this.db.messages.toArray()]
  }
}
