import { defineMessages } from '~/lib/i18n'

export const connectMessages = defineMessages('connect', {
  zh: { title: '连接接口', connection: '接口连接' },
  en: { title: 'Connect an API', connection: 'Connection' },
})
