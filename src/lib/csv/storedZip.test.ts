import { expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { TooManyBytes } from './source'
import { storedZip } from './storedZip'

async function workbook(): Promise<Blob> {
  const buffer = await writeXlsx([[{ value: 'order id' }], [{ value: '订单' }]]).toBuffer()
  return new Blob([new Uint8Array(buffer)])
}

it('unpacks the parts of a workbook, names and texts kept', async () => {
  const bytes = new Uint8Array(await (await storedZip(await workbook(), 1e6)).arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  expect(text).toContain('xl/workbook.xml')
  expect(text).toContain('订单')
})

it('stops at the limit, however small the archive is', async () => {
  await expect(storedZip(await workbook(), 500)).rejects.toBeInstanceOf(TooManyBytes)
})

it('a file that only starts as an archive is none', async () => {
  await expect(
    storedZip(new Blob([Uint8Array.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 100 }, () => 1)])]), 1e6),
  ).rejects.toBeInstanceOf(RangeError)
})
