import type { Surface } from '../../core/rules/rule-schema.ts';

/** One address a line; a line without a scheme is https. */
export const lines = (text: string): string[] => text.trim().split(/\s+/).map(withScheme);
export const withScheme = (line: string): string => (/^[a-z][a-z.+-]*:/i.test(line) ? line : `https://${line}`);

type Examples = Partial<Record<Surface, string>> & { none: string };

/** Addresses of each system by surface, and `none`: innocent ones like them. */
export const examples: Record<string, Examples> = {
  discord: {
    client: `
      discord.com/app
      discord.com/login
      discord.com/login?redirect_to=%2Fchannels%2F%40me
      discord.com/register
      discord.com/channels/@me
      discord.com/channels/123456789012345678/123456789012345678
      www.discord.com/app
      ptb.discord.com/app
      ptb.discord.com/channels/@me
      canary.discord.com/login
      canary.discord.com/channels/1/2
      discordapp.com/channels/@me
      ptb.discordapp.com/app
      canary.discordapp.com/login`,
    invite: `
      discord.gg/abcdef
      discord.gg/invite/abcdef
      discord.com/invite/abcdef
      discordapp.com/invite/abcdef
      ptb.discord.com/invite/abcdef
      discord.gift/abc
      discord.gifts/abc
      discord.new/abc
      discord.com/gifts/abc
      discord.com/template/abc
      discord.com/events/1/2`,
    download: `
      discord.com/download
      discord.com/api/download?platform=win
      discord.com/api/download/ptb?platform=linux
      discord.com/api/downloads/distributions/app/installers/latest?channel=stable&platform=win&arch=x64
      ptb.discord.com/api/download
      canary.discord.com/api/download/canary
      dl.discordapp.net/apps/linux/0.0.1/discord.deb`,
    'third-party': `
      e.widgetbot.io/channels/1/2
      titanembeds.com/embed/1`,
    site: `
      discord.com
      discord.com/?utm=x
      http://discord.com/
      discordapp.com/
      canary.discord.com/`,
    none: `
      discord.com/blog
      discord.com/blog/app
      discord.com/safety
      discord.com/terms
      discord.com/privacy
      discord.com/developers
      discord.com/developers/docs/intro
      discord.com/developers/applications
      discord.com/company
      discord.com/nitro
      discord.com/api/v10/gateway
      discord.com/api/v9/invites/abcdef
      discord.com/api
      discord.com/oauth2/authorize?client_id=1
      support.discord.com/hc/ru
      discordstatus.com
      cdn.discordapp.com/attachments/1/2/a.png
      media.discordapp.net/attachments/1/2/a.png
      gateway.discord.gg/?v=10
      discord.media
      123.discordsays.com
      discord-activities.com
      dis.gd/x
      discordmerch.com
      status.discord.com
      e.widgetbot.io/docs
      widgetbot.io
      titanembeds.com/about
      discord.js.org
      discordjs.guide
      discordpy.readthedocs.io
      disboard.org
      top.gg/servers
      discourse.org
      discogs.com
      discord.com.example.com/app
      mydiscord.com/app
      discord.co/app`,
  },
  teams: {
    client: `
      teams.microsoft.com
      teams.microsoft.com/v2/
      teams.microsoft.com/_#/conversations
      teams.microsoft.com/go
      teams.cloud.microsoft
      teams.cloud.microsoft/v2/
      teams.live.com/v2/
      teams.live.com/_#/l/chat
      teams.live.com/v2/#/l/skype/invite/abc
      gov.teams.microsoft.us
      dod.teams.microsoft.us/v2/
      teams.microsoftonline.cn
      teams.microsoft.us
      teams.office.com`,
    invite: `
      teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=x
      teams.microsoft.com/l/chat/0/0?users=a@b.example
      teams.microsoft.com/l/channel/19%3aabc/General
      teams.microsoft.com/l/team/x
      teams.microsoft.com/l/message/x
      teams.microsoft.com/l/call/0/0
      teams.microsoft.com/l/entity/x
      teams.microsoft.com/meet/123?p=abc
      teams.live.com/meet/123?p=abc
      teams.cloud.microsoft/l/meetup-join/x
      teams.cloud.microsoft/meet/123
      teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fmeetup-join
      gov.teams.microsoft.us/l/meetup-join/x
      events.teams.microsoft.com/event/abc`,
    download: `
      teams.microsoft.com/downloads
      teams.microsoft.com/downloads/desktopurl?env=production&plat=windows
      statics.teams.cdn.office.net/production-windows-x64/1.2.3/Teams_windows_x64.exe
      statics.teams.cdn.office.net/production-osx/1.2.3/MicrosoftTeams.pkg
      www.microsoft.com/en-us/microsoft-teams/download-app
      www.microsoft.com/ru-ru/microsoft-teams/download-app#for-desktop
      microsoft.com/microsoft-teams/download-app`,
    none: `
      login.microsoftonline.com/common/oauth2/authorize?redirect_uri=https://teams.microsoft.com/
      login.live.com/oauth20_authorize.srf?redirect_uri=https%3A%2F%2Fteams.live.com%2F
      www.office.com
      office.com/launch/teams
      microsoft365.com
      m365.cloud.microsoft/chat
      loop.cloud.microsoft
      engage.cloud.microsoft
      admin.cloud.microsoft
      cloud.microsoft
      admin.teams.microsoft.com
      presence.teams.microsoft.com
      config.teams.microsoft.com/config/v1/MicrosoftTeams
      eu.ng.msg.teams.microsoft.com
      eu-prod.asyncgw.teams.microsoft.com
      go.trouter.teams.microsoft.com
      teams.events.data.microsoft.com
      events.teams.microsoft.com/
      statics.teams.cdn.office.net/sdk/v1.11.0/js/MicrosoftTeams.min.js
      statics.teams.cdn.live.net
      outlook.office.com/calendar
      outlook.live.com
      onedrive.live.com
      school.sharepoint.com/sites/teams
      learn.microsoft.com/en-us/microsoftteams
      support.microsoft.com/teams
      www.microsoft.com/ru-ru/
      www.microsoft.com/en-us/microsoft-teams/log-in-help
      www.microsoft.com/en-us/software-download/windows11
      teamviewer.com
      teamspeak.com
      teamsnap.com
      stackoverflowteams.com
      teams.microsoft.com.example.com
      myteams.microsoft.com
      teams.microsoft`,
  },
  'skype-business': {
    client: `
      sched.lync.com
      webpool1.infra.lync.com/lwa/WebPages/LwaClient.aspx?meeturl=x
      eu1.online.lync.com/lwa/webpages/lwaclient.aspx
      meet.school.example/lwa/WebPages/LwaClient.aspx?meeturl=abc
      lyncweb.university.example/LWA/WEBPAGES/LWACLIENT.ASPX
      203.0.113.7/lwa/WebPages/LwaClient.aspx
      broadcast.skype.com/en-us/join
      portal.broadcast.skype.com
      web.gov.skypeforbusiness.us
      web.online.dod.skypeforbusiness.us
      meet.partner.lync.cn
      web.skypeforbusiness.com
      dialin.lync.com
      mysettings.lync.com`,
    invite: `
      meet.lync.com/contoso/anna/ABC123
      meet.lync.com/onmicrosoft/contoso/anna/ABC123`,
    download: `
      download.microsoft.com/download/D/0/5/D055DA17-C7B8-4257-89A1-78E7BBE3833F/SkypeForBusinessInstaller-16.31.0.11.pkg`,
    none: `
      web.skype.com
      join.skype.com/abc
      www.skype.com/ru/
      skype.com
      login.skype.com
      go.skype.com
      secure.skype.com
      api.cc.skype.com
      swx.cdn.skype.com
      secure.skypeassets.com
      a.sfbassets.com
      webdir.online.lync.com
      sipdir.online.lync.com
      eu1.online.lync.com/lwa/
      infra.lync.com
      lync.com
      www.microsoft.com/en-us/download/details.aspx?id=54108
      download.microsoft.com/download/1/2/3/abc/Office.exe
      learn.microsoft.com/skypeforbusiness
      meet.school.example/anna/ABC123
      school.example/lwa
      school.example/lwa/WebPages
      school.example/lwa/WebPages/LwaClient
      school.example/x/lwa/WebPages/LwaClient.aspx
      school.example/?u=/lwa/WebPages/LwaClient.aspx
      school.example/#/lwa/WebPages/LwaClient.aspx
      meet.google.com/abc
      lynchburg.edu
      blynk.io
      skyperfectv.co.jp
      meet.lync.com.example.com
      notmeet.lync.com`,
  },
  snapchat: {
    client: `
      web.snapchat.com
      web.snapchat.com/abc
      www.snapchat.com/web
      snapchat.com/web/abc
      accounts.snapchat.com/accounts/login?continue=x
      accounts.snapchat.com/accounts/v2/login
      accounts.snapchat.com/accounts/signup
      accounts.snapchat.com/accounts/welcome`,
    invite: `
      www.snapchat.com/add/anna
      snapchat.com/@anna
      www.snapchat.com/@anna?share=1
      www.snapchat.com/%40anna
      t.snapchat.com/abc
      app.snapchat.com/web/deeplink/snapcode?username=anna
      story.snapchat.com/s/anna`,
    download: `
      www.snapchat.com/download`,
    'third-party': `
      snapchatweb.com`,
    site: `
      www.snapchat.com
      snapchat.com/?lang=ru`,
    none: `
      www.snapchat.com/spotlight
      www.snapchat.com/discover
      www.snapchat.com/lens/abc
      www.snapchat.com/website
      www.snapchat.com/address
      support.snapchat.com
      help.snapchat.com
      businesshelp.snapchat.com
      forbusiness.snapchat.com
      ads.snapchat.com
      kit.snapchat.com
      lensstudio.snapchat.com
      map.snapchat.com
      accounts.snapchat.com/accounts/oauth2/auth
      accounts.snapchat.com/login/oauth2/authorize
      adsapi.snapchat.com
      snap.com
      newsroom.snap.com
      investor.snap.com
      bitmoji.com
      spectacles.com
      cf-st.sc-cdn.net
      us-east1.sc-gw.com
      snapcraft.io
      snapgene.com
      snapdrop.net
      snap.berkeley.edu
      marvelsnap.com
      snapchat.com.example.com
      mysnapchat.com
      evil.web.snapchat.com`,
  },
  telegram: {
    client: `
      web.telegram.org
      web.telegram.org/k/
      web.telegram.org/a/#-100123
      web.telegram.org/z/
      web.telegram.org/?legacy=1
      webk.telegram.org
      weba.telegram.org
      webz.telegram.org/x
      a.t.me
      k.t.me/durov
      web.t.me
      z.t.me`,
    invite: `
      t.me
      t.me/durov
      t.me/s/durov
      t.me/+abcdef
      t.me/joinchat/abcdef
      t.me/share/url?url=https://school.example
      t.me/c/1/2
      t.me/addlist/x
      t.me/proxy?server=x
      www.t.me/durov
      telegram.me/durov
      telegram.dog/durov
      durov.t.me
      durov.t.me/1
      tx.me/durov
      teleg.run/durov
      tele.click/durov`,
    download: `
      desktop.telegram.org
      macos.telegram.org
      telegram.org/apps
      telegram.org/android
      telegram.org/dl/desktop/win64
      td.telegram.org/win64/setup.exe
      updates.tdesktop.com/tsetup.exe`,
    'third-party': `
      web.telegram.im
      zhukov.github.io/webogram
      zhukov.github.io/webogram/#/im
      rubenlagus.github.io/webogram/
      evgeny-nadymov.github.io/telegram-react/
      ulu.so
      web-telegram-org.vercel.app
      telegram-web.netlify.app
      web.telegram.ind.in
      telega.me
      telega.info
      dahlmessenger.com
      dahl.su`,
    site: `
      telegram.org
      telegram.org/?setln=ru
      www.telegram.org/`,
    none: `
      telegram.org/blog
      telegram.org/blog/dl
      telegram.org/faq
      telegram.org/tos
      telegram.org/privacy
      telegram.org/press
      telegram.org/applications
      core.telegram.org/bots/api
      core.telegram.org/api/links
      api.telegram.org/bot1:abc/getMe
      my.telegram.org/apps
      oauth.telegram.org/auth
      bugs.telegram.org
      translations.telegram.org
      instantview.telegram.org
      telegra.ph/Lesson-01
      graph.org
      fragment.com
      ton.org
      contest.com
      comments.app
      quiz.directory
      pluto.web.telegram.org/apiw1
      venus-1.web.telegram.org
      kws2.web.telegram.org
      zws5-1.web.telegram.org
      durov.telegram.me
      cdn4.telesco.pe/file/x
      cdn-telegram.org
      telegram-cdn.org
      tdesktop.com
      telegram.com
      www.telegram.com/news
      telegraph.co.uk
      star-telegram.com
      telegraf.js.org
      docs.aiogram.dev
      start.me
      about.me/anna
      at.me
      web.telegram.org.example.com
      www.web.telegram.org
      web-telegram.org
      zhukov.github.io
      zhukov.github.io/other/webogram
      zhukov.github.io/webogram2
      school.github.io/webogram
      github.com/zhukov/webogram`,
  },
  threema: {
    client: `
      web.threema.ch
      web.threema.ch/#!/welcome
      web.threema.com
      web.threema.com/#!/messenger/home
      web-beta.threema.ch
      broadcast.threema.ch`,
    invite: `
      threema.id/ABCD1234
      threema.id/compose?text=x
      threema.group/join#abc
      go.threema.ch/x
      work.threema.ch/x`,
    download: `
      threema.com/en/download
      threema.com/de/download/threema-private/desktop-beta
      threema.ch/download
      releases.threema.ch/web-electron/v1/release/Threema-Latest.dmg
      shop.threema.ch`,
    site: `
      threema.com
      www.threema.ch/
      threema.ch/en
      threema.com/de/
      threema.com/pt-br`,
    none: `
      threema.com/en/faq
      threema.com/en/blog
      threema.com/en/security
      threema.com/faq
      threema.ch/press
      gateway.threema.ch/en/developer/api
      apip.threema.ch
      ds-apip.threema.ch
      blobp-aa.threema.ch
      mediator-aa.threema.ch
      safe-aa.threema.ch
      avatar.threema.ch
      map.threema.ch
      g-aa.0.threema.ch
      releases.threema.ch
      saltyrtc-aa.threema.ch
      threejs.org
      github.com/threema-ch/threema-web
      web.threema.ch.example.com
      web.threema.org
      myweb.threema.ch`,
  },
  viber: {
    client: `
      web.viber.com
      account.viber.com/ru/login
      account.viber.com/en/create-account
      account.viber.com/login`,
    invite: `
      invite.viber.com/?g2=abc
      invite.viber.com/?number=70000000000
      chats.viber.com/school
      vb.me/abc
      viber.me/abc`,
    download: `
      www.viber.com/download
      www.viber.com/ru/download/
      download.viber.com/desktop/windows/ViberSetup.exe
      download.cdn.viber.com/desktop/Linux/viber.deb`,
    site: `
      www.viber.com
      viber.com/ru
      www.viber.com/en/`,
    none: `
      help.viber.com/hc/ru
      developers.viber.com/docs
      partners.viber.com
      www.forbusiness.viber.com
      www.viber.com/en/blog
      www.viber.com/ru/terms/viber-privacy-policy
      www.viber.com/terms
      account.viber.com/ru/
      account.viber.com/ru/rates
      chatapi.viber.com/pa/send_message
      media.cdn.viber.com/x
      vbcdn.com
      s-bid.rmp.rakuten.com
      rakuten.com
      rakuten.co.jp
      rakuten.tv
      kobo.com
      viki.com
      viberate.com
      viber.com.example.com
      myviber.com`,
  },
  whatsapp: {
    client: `
      web.whatsapp.com
      web.whatsapp.com/send?phone=70000000000
      web.whatsapp.com/accept?code=abc
      web.whatsapp.com/%F0%9F%8C%90/ru`,
    invite: `
      wa.me/70000000000
      wa.me/message/ABC
      api.whatsapp.com/send?phone=70000000000
      api.whatsapp.com/send/?phone=70000000000
      api.whatsapp.com/message/ABC
      chat.whatsapp.com/abc
      chat.whatsapp.com/invite/abc
      call.whatsapp.com/voice/abc
      call.whatsapp.com/video/abc
      www.whatsapp.com/channel/abc
      whatsapp.com/channel/abc
      whatsapp.biz
      wa.link/abc`,
    download: `
      www.whatsapp.com/download
      whatsapp.com/download/
      web.whatsapp.com/desktop/windows/release/x64/WhatsAppSetup.exe`,
    site: `
      www.whatsapp.com
      whatsapp.com/?lang=ru`,
    none: `
      faq.whatsapp.com/web
      blog.whatsapp.com
      business.whatsapp.com
      www.whatsapp.com/legal
      www.whatsapp.com/legal/privacy-policy
      www.whatsapp.com/security
      www.whatsapp.com/contact
      whatsappbrand.com
      graph.whatsapp.com
      dyn.web.whatsapp.com
      crashlogs.whatsapp.net
      mmg.whatsapp.net
      api.whatsapp.com/
      api.whatsapp.com/sender
      w.meta.me/s/abc
      meta.com
      facebook.com/WhatsApp
      developers.facebook.com/docs/whatsapp
      instagram.com
      messenger.com
      m.me/anna
      threads.com
      wwebjs.dev
      web.whatsapp.com.example.com
      xwa.me/1
      web-whatsapp.com`,
  },
  wechat: {
    client: `
      web.wechat.com
      web1.wechat.com
      web2.wechat.com
      wx.qq.com
      wx.qq.com/?target=t
      wx2.qq.com
      wx8.qq.com
      web.wechatapp.com
      web1.wechatapp.com
      login.weixin.qq.com/l/abc
      login.wx.qq.com
      login.web.wechat.com
      filehelper.weixin.qq.com
      szfilehelper.weixin.qq.com`,
    invite: `
      u.wechat.com/abc
      weixin.qq.com/g/abc
      weixin.qq.com/r/abc`,
    download: `
      pc.weixin.qq.com
      mac.weixin.qq.com
      windows.weixin.qq.com
      linux.weixin.qq.com
      dldir1.qq.com/weixin/Windows/WeChatSetup.exe
      dldir1v6.qq.com/weixin/Universal/Mac/WeChat.dmg`,
    site: `
      weixin.qq.com
      www.wechat.com
      www.wechat.com/en/
      www.wechat.com/zh_hant/
      weixin.com`,
    none: `
      qq.com
      www.qq.com
      mail.qq.com
      wx.mail.qq.com
      im.qq.com
      v.qq.com
      docs.qq.com
      weread.qq.com
      mp.weixin.qq.com/s/abc
      mp.weixin.qq.com
      channels.weixin.qq.com
      developers.weixin.qq.com
      open.weixin.qq.com
      pay.weixin.qq.com
      work.weixin.qq.com
      weixin110.qq.com
      login.weixin.qq.com/
      webpush.wx.qq.com
      webpush.weixin.qq.com
      file.wx.qq.com
      file.wx2.qq.com
      res.wx.qq.com
      wx.qlogo.cn
      mmbiz.qpic.cn
      wxs.qq.com
      servicewechat.com
      dldir1.qq.com/qqfile/qq/QQ.exe
      dldir1.qq.com
      weixin.qq.com/cgi-bin/readtemplate
      www.wechat.com/en/service_terms.html
      tencent.com
      cloud.tencent.com
      meeting.tencent.com
      weixin.sogou.com
      wechaty.js.org
      wxt.dev
      wxwidgets.org
      web.wechat.com.example.com`,
  },
};
