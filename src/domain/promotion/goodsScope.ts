import type { CartGoods } from './cart'
import type { GoodsScope } from './rule'

/** No list, or one of it. */
const asks = (list: readonly string[] | undefined): list is readonly string[] => list !== undefined && list.length > 0
const isAmong = (list: readonly string[] | undefined, key: string): boolean => !asks(list) || list.includes(key)
const meets = (list: readonly string[] | undefined, keys: readonly string[]): boolean =>
  !asks(list) || list.some((key) => keys.includes(key))

export const covers = (scope: GoodsScope, { sku, product, categories, brand, tags }: CartGoods): boolean =>
  isAmong(scope.skus, sku) &&
  isAmong(scope.products, product) &&
  meets(scope.categories, categories) &&
  isAmong(scope.brands, brand) &&
  meets(scope.tags, tags) &&
  !scope.except?.includes(sku)

/** 1 for each of the goods that is covered. */
export function coverage(scope: GoodsScope, goods: readonly CartGoods[]): Uint8Array {
  const covered = new Uint8Array(goods.length)
  for (let i = 0; i < goods.length; i++) if (covers(scope, goods[i])) covered[i] = 1
  return covered
}
