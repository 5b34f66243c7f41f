import type { OutMessage } from '~/commerce/adapter'
import type { Capabilities } from '~/commerce/capabilities'
import type { Refusal } from '~/domain/command'
import { parseMessage, plainMessage } from '~/domain/messageText'
import type { MessageRow, Ticket } from '~/domain/ticket'
import type { Change, ShopDb } from './db'
import { keepRest } from './outboxRows'

/**
 * What a command has written to customers that the platform is to send. One that is taken back before it was sent is taken out of the outbox; one that may have gone out
 * cannot be taken back.
 */
export async function messagesOut(
  db: ShopDb,
  { messages: channels = [] }: Pick<Capabilities, 'messages'>,
  changes: readonly Change[],
): Promise<{ messages: OutMessage[] } | { refusal: Refusal }> {
  const messages: OutMessage[] = []
  for (const { table, key, field, before, after } of changes) {
    if (table !== 'messages' || field !== 'sent') continue
    if (before === 'waiting' && after !== 'waiting') {
      const refusal = await withdraw(db, key)
      if (refusal) return { refusal }
    }
    if (after !== 'waiting') continue
    const message = { ...(await db.messages.get(key)), ...setBy(changes, 'messages', key) } as Partial<MessageRow>
    const of = message.ticket ?? ''
    const ticket = { ...(await db.tickets.get(of)), ...setBy(changes, 'tickets', of) } as Partial<Ticket>
    const { channel, order = '', buyer = '', subject = '' } = ticket
    if (channel === undefined || !channels.includes(channel)) return { refusal: { why: 'rule', rule: 'ticket.notSendable' } }
    messages.push({
      key,
      ticket: of,
      channel,
      order,
      buyer,
      subject,
      text: plainMessage(parseMessage(message.text ?? '')),
      at: message.at ?? 0,
    })
  }
  return { messages }
}

const setBy = (changes: readonly Change[], table: Change['table'], key: string): Record<string, unknown> =>
  Object.fromEntries(changes.flatMap((change) => (change.table === table && change.key === key ? [[change.field, change.after]] : [])))

/** Takes a message out of the outbox. */
async function withdraw(db: ShopDb, key: string): Promise<Refusal | undefined> {
  const row = await db.outbox.filter(({ messages = [] }) => messages.some((message) => message.key === key)).first()
  if (!row) return undefined
  if (row.state === 'sent') return { why: 'rule', rule: 'ticket.goneOut' }
  await keepRest(db, { ...row, messages: row.messages?.filter((message) => message.key !== key) })
  return undefined
}
