import { defineMessages } from '~/lib/i18n'

export const messages = defineMessages('sales', {
  zh: {
    title: '销售',
    'net.day': '每日净销售额与销售额',
    'net.week': '每周净销售额与销售额',
    'net.month': '每月净销售额与销售额',
    'net.quarter': '每季净销售额与销售额',
    'net.year': '每年净销售额与销售额',
    channels: '渠道',
    categories: '类目',
    regions: '地区',
    promotions: '促销',
    bands: '价格带',
    weekdays: '星期',
  },
  en: {
    title: 'Sales',
    'net.day': 'Net and gross sales by day',
    'net.week': 'Net and gross sales by week',
    'net.month': 'Net and gross sales by month',
    'net.quarter': 'Net and gross sales by quarter',
    'net.year': 'Net and gross sales by year',
    channels: 'Channels',
    categories: 'Categories',
    regions: 'Regions',
    promotions: 'Promotions',
    bands: 'Price bands',
    weekdays: 'Weekdays',
  },
})
