import type { Sku } from '~/domain/product'
import type { FileProduct, ProductSource } from './fields'

/** The rows of a product as they stood in its file. */
export function sourceOf(
  { file, header, rows }: { file: string; header: readonly string[]; rows: readonly (readonly string[])[] },
  { rows: places, skus: found }: FileProduct,
  skus: readonly Sku[],
): ProductSource {
  const codes = new Map(
    found.map(({ row, code, values }) => [row, code || skus.find((sku) => sku.values.join('\n') === values.join('\n'))?.code]),
  )
  return {
    file,
    rows: places.map((at) => {
      const cells = Object.fromEntries(header.flatMap((name, column) => (rows[at][column] ? [[name, rows[at][column]]] : [])))
      const sku = codes.get(at)
      return sku === undefined ? { at, cells } : { at, cells, sku }
    }),
  }
}
