import { defineMessages } from '~/lib/i18n'

/** What happened. */
export const eventMessages = defineMessages('event', {
  zh: {
    'events.more': '另有 {{count, number}} 件较小的事没有列出',
    'event.listed': '上架 {{label}}',
    'event.paused': '下架 {{label}}',
    'event.archived': '归档 {{label}}',
    'event.promotion.is': '促销：{{label}}',
    'event.price.is': '改价：{{label}}',
    'event.stockOut.is': '断货：{{label}}',
    'event.title.is': '改标题：{{label}}',
    'event.import.is': '导入 {{label}}',
    'event.many': '{{label}}等（另有 {{others, number}} 件）',
  },
  en: {
    'events.more': '{{count, number}} smaller events are not shown',
    'events.more_one': '1 smaller event is not shown',
    'event.listed': 'Listed: {{label}}',
    'event.paused': 'Paused: {{label}}',
    'event.archived': 'Archived: {{label}}',
    'event.promotion.is': 'Promotion: {{label}}',
    'event.price.is': 'Price: {{label}}',
    'event.stockOut.is': 'Sold out: {{label}}',
    'event.title.is': 'Title: {{label}}',
    'event.import.is': 'Imported {{label}}',
    'event.many': '{{label}} and {{others, number}} more',
  },
})
