import type { CartGoods } from './cart'
import type { GoodsScope } from './rule'

/** Every list that is not empty has to fit. */
const fits = (asked: readonly string[] | undefined, has: (key: string) => boolean): boolean => !asked?.length || asked.some(has)

export const covers = (scope: GoodsScope, { sku, product, categories, brand, tags }: CartGoods): boolean =>
  !scope.except?.includes(sku) &&
  fits(scope.skus, (key) => key === sku) &&
  fits(scope.products, (key) => key === product) &&
  fits(scope.categories, (key) => categories.includes(key)) &&
  fits(scope.brands, (key) => key === brand) &&
  fits(scope.tags, (key) => tags.includes(key))
