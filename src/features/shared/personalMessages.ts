import { defineMessages } from '~/lib/i18n'

/** Personal data: who may see it, and tickets, which two areas show. */
export const personalMessages = defineMessages('personal', {
  zh: {
    reveal: '显示联系方式',
    revealNote: '查看会记入操作记录',
    revealed: '已显示，已记入操作记录',
    revealNobody: '这条记录里没有买家资料',
    redact: '不含个人信息',
    redactHint: '去掉姓名、手机、邮箱和备注，买家 ID 换成代号',
    redactForced: '你的角色只能导出不含个人信息的文件',
    export: '导出',
    exported: '已导出 {{file}}',
    nothingToExport: '列表里没有可导出的内容',
    tickets: '工单',
    opened: '{{time}} 创建',
    erased: '已清除的客户',
  },
  en: {
    reveal: 'Show contact',
    revealNote: 'This is written down in the history',
    revealed: 'Shown, and written down in the history',
    revealNobody: 'There is no buyer in this record',
    redact: 'No personal data',
    redactHint: 'Leaves out names, phones, e-mails and notes; buyer ids become codes',
    redactForced: 'Your role exports without personal data only',
    export: 'Export',
    exported: '{{file}} is in your downloads',
    nothingToExport: 'There is nothing in the list to export',
    tickets: 'Tickets',
    opened: 'Opened {{time}}',
    erased: 'Erased customer',
  },
})
