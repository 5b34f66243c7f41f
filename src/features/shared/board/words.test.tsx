// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { setLanguage } from '~/lib/i18n'

vi.mock('~/worker/client', () => ({ call: vi.fn() }))
const { inSentence, useNoMembers } = await import('./words')

const none = () => renderHook(() => useNoMembers()).result.current

test('where no row names a member, that is said instead of a lone "(none)"', async () => {
  await setLanguage('en')
  expect(none()('promotion', [{ key: '' }])).toBe('No order of this period tells its promotion')
  await setLanguage('zh-CN')
  expect(none()('region', [{ key: '' }])).toBe('这段时间的订单都没有写明地区')
})

test('a "(none)" beside members stays a row, and nothing at all is another matter', () => {
  expect(none()('promotion', [{ key: '' }, { key: '618' }])).toBeUndefined()
  expect(none()('promotion', [])).toBeUndefined()
})

test('a name within a sentence begins small, an abbreviation does not', () => {
  expect(['Channel', 'SKU', 'RFM segment', '渠道'].map(inSentence)).toEqual(['channel', 'SKU', 'RFM segment', '渠道'])
})
