import { expect, it } from 'vitest'
import { backupName } from './backupFile'

it('a backup is named by shop and minute in the shop’s zone, as every system takes it', () => {
  const at = Date.UTC(2026, 10, 22, 23, 30)
  expect(backupName('', at, 'UTC')).toBe('Zhanggui 2026-11-22 2330.zgbackup')
  expect(backupName('小店: a/b "c"?', at, 'Asia/Shanghai')).toBe('小店 a b c 2026-11-23 0730.zgbackup')
})
