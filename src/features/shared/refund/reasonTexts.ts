import type { OrderReason } from '~/domain/orderAct'
import { defineMessages } from '~/lib/i18n'

/** Why money goes back, or units are not sent. */
export const reasonTexts = defineMessages('orderReasons', {
  zh: {
    customer: '买家不想要了',
    outOfStock: '缺货',
    quality: '质量问题',
    wrongItem: '发错货',
    lost: '包裹丢失',
    late: '发货太慢',
    price: '价格问题',
    fraud: '疑似欺诈',
    goodwill: '补偿买家',
    other: '其他',
  },
  en: {
    customer: 'Changed their mind',
    outOfStock: 'Out of stock',
    quality: 'Quality',
    wrongItem: 'Wrong item',
    lost: 'Lost in transit',
    late: 'Too late',
    price: 'Price',
    fraud: 'Suspected fraud',
    goodwill: 'Goodwill',
    other: 'Other',
  },
} satisfies Record<'zh' | 'en', Record<OrderReason, string>>)
