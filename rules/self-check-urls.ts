/**
 * One address of each of the nine systems of Appendix 2, in its order, for the self-check and tests. It does not come
 * from the rules, so that a missing rule is noticed.
 */
export const selfCheckUrls = [
  ['discord', 'https://discord.com/app'],
  ['teams', 'https://teams.microsoft.com/v2/'],
  ['skype-business', 'https://meet.lync.com/lyceum/teacher/ABC123'],
  ['snapchat', 'https://web.snapchat.com/'],
  ['telegram', 'https://web.telegram.org/k/'],
  ['threema', 'https://web.threema.ch/'],
  ['viber', 'https://web.viber.com/'],
  ['whatsapp', 'https://web.whatsapp.com/'],
  ['wechat', 'https://wx.qq.com/'],
] as const;
