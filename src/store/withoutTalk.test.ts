import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { DeskShop } from '../../tests/deskShop'
import { cleanseJournal } from './cleanseJournal'

it('lines of the journal keep nothing that an erased customer said or was told; what was done to others can still be undone', async () => {
  const shop = await DeskShop.open()
  await shop.asks('t1', { subject: 'Secret subject', buyer: 'secret@example.com' })
  shop.later(1)
  await shop.reply('t1', 'Secret answer')
  await shop.asks('t2')
  const set = await shop.done({ kind: 'ticket.set', args: { keys: ['t1', 't2'], set: { queue: 'returns' } } })
  await cleanseJournal(shop.db, ['ticket/t1'], { customer: 'a', erased: 'b', reviews: new Set() })
  const lines = await shop.db.journal.toArray()
  expect(JSON.stringify(lines)).not.toMatch(/secret/i)
  expect(lines.map(({ kind }) => kind)).toEqual(['ticket.open', 'ticket.reply', 'ticket.open', 'ticket.set'])
  expect(await shop.undo(set)).toMatchObject({ ok: true })
  expect([(await shop.ticket('t1')).queue, (await shop.ticket('t2')).queue]).toEqual(['returns', 'afterSale'])
})
