import { defineMessages } from '~/lib/i18n'

export const messages = defineMessages('overview', {
  zh: {
    title: '数据看板',
    'gmv.day': '每日 GMV',
    'gmv.week': '每周 GMV',
    'gmv.month': '每月 GMV',
    'gmv.quarter': '每季 GMV',
    'gmv.year': '每年 GMV',
    products: '热销商品（前 20 名，按 GMV）',
    regions: '地区',
    channels: '渠道',
    months: '每月数据',
    'months.month': '月份',
  },
  en: {
    title: 'Dashboard',
    'gmv.day': 'GMV by day',
    'gmv.week': 'GMV by week',
    'gmv.month': 'GMV by month',
    'gmv.quarter': 'GMV by quarter',
    'gmv.year': 'GMV by year',
    products: 'Top 20 products by GMV',
    regions: 'Regions',
    channels: 'Channels',
    months: 'By month',
    'months.month': 'Month',
  },
})
