import { expect, test } from 'vitest'
import { searchOf } from '~/features/shared/views/viewSearch'
import { BUILT_IN, searchOfLink } from './builtInViews'
import { SORTS } from './sorts'
import { countNarrowing, filterOfSearch, inboxView, WIDE } from './view'

const reader = { who: 'ann', zone: 'Asia/Shanghai' }
const filter = (search: string) => filterOfSearch(search, reader)

test('without a filter the queue holds what is not over', () => {
  expect(filter('')).toEqual({ open: true })
  expect(inboxView.format(inboxView.initial).toString()).toBe('')
})

test('every filter stands in the address and comes back from it', () => {
  const search =
    'q=%E5%8F%91%E9%94%99&state=waitingUs&queue=returns&channel=phone&priority=urgent&reason=size&assignee=me&assignee=nobody&tag=vip&due=late&rating=1&sku=MUG&order=A-1&customer=c1&from=2026-11-01&to=2026-11-08&sort=oldest'
  const view = inboxView.parse(new URLSearchParams(search))
  expect(inboxView.format(view).toString()).toBe(search)
  expect(filter(search)).toEqual({
    states: ['waitingUs'],
    queues: ['returns'],
    channels: ['phone'],
    priorities: ['urgent'],
    reasons: ['size'],
    assignees: ['ann', ''],
    tags: ['vip'],
    due: 'late',
    ratings: [1],
    sku: 'MUG',
    order: 'A-1',
    customer: 'c1',
    from: Date.UTC(2026, 9, 31, 16),
    to: Date.UTC(2026, 10, 7, 16),
  })
  expect(countNarrowing(view)).toBe(14)
  expect(countNarrowing({ ...view, ...WIDE })).toBe(0)
})

test('what means nothing in an address is left out', () => {
  expect(filter('state=lost&queue=x&due=someday&from=yesterday&sort=colour&rating=9')).toEqual({ open: true })
})

test('a search looks at what is over as well, unless states are named', () => {
  expect(filter('q=mug')).toEqual({})
  expect(filter('q=%20')).toEqual({ open: true })
  expect(filter('q=mug&state=open')).toEqual({ states: ['open'] })
})

test('a link may name a view that comes with the inbox, and only names it', () => {
  expect(searchOfLink('?view=mine')).toBe('assignee=me')
  expect(searchOfLink('?view=open')).toBe('')
  expect(searchOfLink('?view=mine&do=new')).toBeUndefined()
  expect(searchOfLink('?view=some-key')).toBeUndefined()
})

test('no two views that come with the inbox ask the same', () => {
  expect(new Set(BUILT_IN.map(({ search }) => searchOf(search, ['sort']))).size).toBe(BUILT_IN.length)
  expect(new Set(BUILT_IN.map(({ key }) => key)).size).toBe(BUILT_IN.length)
  expect(inboxView.parse(new URLSearchParams('sort=priority')).sort).toBe('priority')
  expect(SORTS).toContain('priority')
})
