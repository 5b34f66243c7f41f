import 'fake-indexeddb/auto'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { TicketCommand } from '~/domain/ticketCommand'
import type { SentState, TicketChannel } from '~/domain/ticket'
import { aShopFull, newShop } from '../../tests/syncApi'
import { aTab, type Tab } from '../../tests/syncTabs'
import { aTicket } from '../../tests/tickets'
import { runCommand } from './runCommand'

beforeAll(() => {
  vi.stubGlobal('navigator', { language: 'en' })
})

const tabs: Tab[] = []
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close()
})

/** A shop in step with an API that sends in the channel `chat`, with a ticket that came by `channel`. */
async function connected(channel: TicketChannel = 'chat') {
  const browser = aShopFull()
  const tab = await aTab(browser, newShop())
  tabs.push(tab)
  await tab.connect()
  await tab.now()
  await tab.open.db.tickets.add(aTicket({ key: 't1', channel, order: '101', buyer: 'c1', subject: 'Handle' }))
  return { browser, tab }
}

const reply = (id: string, sent: SentState = 'waiting'): TicketCommand => ({
  id,
  kind: 'ticket.reply',
  args: { key: 't1', message: { key: `m-${id}`, text: 'It is **on its way**.\n\n- by post' }, sent },
})

const sentOf = async ({ open: { db } }: Tab, id: string) => (await db.messages.get(`m-${id}`))?.sent

test('an answer goes out through the platform as plain text, once, and says so', async () => {
  const { browser, tab } = await connected()
  expect(await runCommand(tab.open, reply('1'))).toMatchObject({ ok: true })
  expect(await sentOf(tab, '1')).toBe('waiting')
  browser.trouble.begin('lostAnswer', 1)
  await tab.now()
  await tab.now()
  expect(browser.shop.messages).toMatchObject([{ key: 'm-1', ticket: 't1', channel: 'chat', order: '101', buyer: 'c1', subject: 'Handle' }])
  expect(String(browser.shop.messages[0]?.text)).toContain('by post')
  expect(await sentOf(tab, '1')).toBe('platform')
  expect(await tab.status()).toMatchObject({ waiting: 0 })
  expect(browser.wrong).toEqual([])
})

test('an answer that is taken back before it was sent is not sent; one that has gone out stays', async () => {
  const { browser, tab } = await connected()
  await runCommand(tab.open, reply('1'))
  expect(await runCommand(tab.open, { id: 'u1', kind: 'undo', args: { command: '1' } })).toMatchObject({ ok: true })
  expect(await tab.open.db.outbox.count()).toBe(0)
  await runCommand(tab.open, reply('2'))
  await tab.now()
  expect(browser.shop.messages).toMatchObject([{ key: 'm-2' }])
  expect(await runCommand(tab.open, { id: 'u2', kind: 'undo', args: { command: '2' } })).toMatchObject({ ok: false })
  expect(await sentOf(tab, '2')).toBe('platform')
})

test('an answer that may have gone out cannot be taken back', async () => {
  const { tab } = await connected()
  await runCommand(tab.open, reply('1'))
  await tab.open.db.outbox.toCollection().modify({ state: 'sent' })
  expect(await runCommand(tab.open, { id: 'u1', kind: 'undo', args: { command: '1' } })).toMatchObject({
    ok: false,
    refusal: { rule: 'ticket.goneOut' },
  })
})

test('a channel that the platform does not send in is refused before anything is written', async () => {
  const { tab } = await connected('phone')
  expect(await runCommand(tab.open, reply('1'))).toMatchObject({ ok: false, refusal: { rule: 'ticket.notSendable' } })
  expect(await tab.open.db.messages.count()).toBe(0)
  expect(await runCommand(tab.open, reply('2', 'copy'))).toMatchObject({ ok: true })
  expect(await tab.open.db.outbox.count()).toBe(0)
})

test('an answer that the platform refuses says so, and is sent again when somebody wants it', async () => {
  const { browser, tab } = await connected()
  const { shop } = browser
  const command = shop.command.bind(shop)
  shop.command = () => ({ status: 422, body: { type: 'about:blank', title: 'The customer has left', status: 422 } })
  await runCommand(tab.open, reply('1'))
  await tab.now()
  expect(await sentOf(tab, '1')).toBe('failed')
  const [row] = await tab.open.db.outbox.toArray()
  expect(row).toMatchObject({ state: 'refused', says: ['The customer has left'] })
  shop.command = command
  await tab.refused(row?.seq ?? 0, 'again')
  expect(await sentOf(tab, '1')).toBe('waiting')
  await tab.now()
  expect(await sentOf(tab, '1')).toBe('platform')
  expect(shop.messages).toMatchObject([{ key: 'm-1' }])
})
