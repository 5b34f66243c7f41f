import { defineMessages } from '~/lib/i18n'

export const inboxMessages = defineMessages('serviceInbox', {
  zh: {
    title: '客服工单',
    queue: '工单列表',
    conversation: '对话',
    customer: '客户',
  },
  en: {
    title: 'Inbox',
    queue: 'Tickets',
    conversation: 'Conversation',
    customer: 'Customer',
  },
})
