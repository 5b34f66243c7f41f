import { afterEach, describe, expect, it } from 'vitest'
import { setLanguage } from '~/lib/i18n'
import { fieldName } from './fieldName'

afterEach(() => setLanguage('en'))

describe('fieldName', () => {
  it('has words for what is known, and leaves the rest as it is', async () => {
    await setLanguage('en')
    expect(fieldName('zone')).toBe('Time zone')
    expect(fieldName('toString')).toBe('toString')
    await setLanguage('zh-CN')
    expect(fieldName('title')).toBe('标题')
  })
})
