import { defineMessages } from '~/lib/i18n'

/** Names of the tabs of areas. */
export const areaTabMessages = defineMessages('areaTabs', {
  zh: { catalog: '商品', skus: 'SKU', prices: '改价' },
  en: { catalog: 'Products', skus: 'SKUs', prices: 'Prices' },
})
