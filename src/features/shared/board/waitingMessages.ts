import { defineMessages } from '~/lib/i18n'

/** What stands where figures do not come. */
export const waitingMessages = defineMessages('board.waiting', {
  zh: {
    failed: '这里的数据没能算出来。原始数据没有丢失。',
    stale: '数据没能更新，显示的是之前的结果。',
    forbidden: '当前身份不能看这里的数据。',
    again: '再试一次',
    copy: '复制报告',
    copied: '已复制',
  },
  en: {
    failed: 'These figures could not be worked out. No data was lost.',
    stale: 'These figures could not be brought up to date. They are those of before.',
    forbidden: 'Your role does not show these figures.',
    again: 'Try again',
    copy: 'Copy report',
    copied: 'Copied',
  },
})
