import { expect, test } from 'vitest'
import { setLanguage, translate } from '~/lib/i18n'
import { makeFormat } from '~/ui/format'
import { syncMessages } from './syncMessages'
import { ageText, partText, shareOf, syncText } from './syncText'
import { statusWith } from './testStatus'

const format = makeFormat({ locale: 'en-GB', zone: 'UTC', currency: 'EUR' })
const t = translate(syncMessages)
const words = (status: Parameters<typeof syncText>[0]) => syncText(status, t, format).word

test('what needs a person comes before what goes on by itself', () => {
  const failure = { kind: 'offline', detail: '' } as const
  const all = { conflicts: 2, refused: 1, waiting: 5, failure }
  expect(words(statusWith({ ...all, state: 'unauthorized' }))).toBe('Signed out')
  expect(words(statusWith({ ...all, state: 'locked', sealed: true }))).toBe('Locked')
  expect(words(statusWith({ ...all, state: 'failed' }))).toBe('2 conflicts')
  expect(words(statusWith({ ...all, conflicts: 0, state: 'failed' }))).toBe('1 refused')
  expect(words(statusWith({ waiting: 5, failure, state: 'failed' }))).toBe('Offline')
  expect(words(statusWith({ waiting: 5, failure, state: 'running' }))).toBe('Offline')
  expect(words(statusWith({ waiting: 5 }))).toBe('5 waiting')
  expect(words(statusWith())).toBe('In step')
})

test('nothing is called whole while a part is missing', () => {
  const status = statusWith({ state: 'running' }, { orders: { done: 399_999, total: 400_000, complete: false } })
  expect(words(status)).toBe('Syncing 99%')
  expect(shareOf(statusWith({}, { orders: { done: 3, total: undefined, complete: false } }).areas)).toBeUndefined()
})

test('a screen tells how far back its orders reach, and that nothing moves where that is so', () => {
  const coming = { done: 62_000, total: 400_000, complete: false, backTo: Date.UTC(2025, 2, 1) }
  expect(partText(statusWith({ state: 'running' }, { orders: coming }), 'orders', t, format)).toBe(
    'Orders before 1 Mar 2025 are still on their way: 62,000 of 400,000 are here.',
  )
  expect(partText(statusWith({ state: 'paused' }, { orders: coming }), 'orders', t, format)).toContain('Syncing stands still.')
  expect(partText(statusWith(), 'orders', t, format)).toBeUndefined()
})

test('age is told in minutes, then hours, then by date', async () => {
  await setLanguage('en')
  const at = Date.UTC(2026, 4, 1, 12)
  const after = (minutes: number) => ageText(at, at + minutes * 60_000, t, format)
  expect([after(0.5), after(1), after(59), after(61), after(60 * 25)]).toEqual([
    'Synced just now',
    'Synced 1 minute ago',
    'Synced 59 minutes ago',
    'Synced 1 hour ago',
    'Last synced 1 May 2026, 12:00',
  ])
})
