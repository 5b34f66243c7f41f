import { defineMessages } from '~/lib/i18n'

/** What records are called inside of a sentence. */
export const recordMessages = defineMessages('record', {
  zh: {
    order: '订单 {{key}}',
    product: '商品 {{key}}',
    customer: '客户 {{key}}',
    ticket: '工单 {{key}}',
    promotion: '活动 {{key}}',
    import: '一次导入',
    task: '一项任务',
    shop: '店铺',
    listing: '商品 {{key}}',
    purchase: '采购单 {{key}}',
    supplier: '供应商 {{key}}',
    count: '盘点 {{key}}',
    return: '退换货单 {{key}}',
  },
  en: {
    order: 'order {{key}}',
    product: 'product {{key}}',
    customer: 'customer {{key}}',
    ticket: 'ticket {{key}}',
    promotion: 'promotion {{key}}',
    import: 'an import',
    task: 'a task',
    shop: 'the shop',
    listing: 'product {{key}}',
    purchase: 'purchase order {{key}}',
    supplier: 'supplier {{key}}',
    count: 'stocktake {{key}}',
    return: 'return {{key}}',
  },
})
