import type { OrderCommand } from '~/domain/orderCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

export const orderTexts = defineMessages('orderTexts', { zh: {}, en: {} })

export const orderSentences: Sentences<OrderCommand> = {}
