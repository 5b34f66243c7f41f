import { defineMessages } from '~/lib/i18n'

export const wordsMessages = defineMessages('words', {
  zh: { remove: '从“{{list}}”中移除“{{word}}”' },
  en: { remove: 'Remove "{{word}}" from {{list}}' },
})
