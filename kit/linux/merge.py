#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Соединяет политики «Дежурного» с политиками школы. Запускают install.sh и remove.sh.

merge.py chromium НАШ_ФАЙЛ ПАПКА ИМЯ ИТОГ     коды: 0 — соединено, 3 — соединено, но есть противоречие (названо)
merge.py firefox НАШ_ФАЙЛ ФАЙЛ ПАМЯТЬ ИТОГ ИТОГ_ПАМЯТИ     то же; 4 — чужой файл не читается
merge.py unfirefox ФАЙЛ ПАМЯТЬ ИТОГ     убирает наше; 4 — чужой файл не читается, 6 — не осталось ничего
merge.py check НАШ_ФАЙЛ ПАПКА НОМЕРА…     сравнивает то, что действует; 0 — всё на месте, 1 — нет или ставится и копия
    с другим номером (названо)

Python 3.5 and newer: Astra Linux 1.6 has 3.5.
"""
import json
import os
import sys

# A value below these belongs to the extension alone: what left the kit has to go.
OWN_PARENTS = (
    ("ExtensionSettings",),
    ("policies", "ExtensionSettings"),
    ("3rdparty", "extensions"),
    ("policies", "3rdparty", "Extensions"),
)
OLD_NAMES = ("dezhurny.json",)


def is_own(path):
    return path[:-1] in OWN_PARENTS and path[-1] != "*"


def merged(ours, theirs, path, clash):
    """Return both values in one. Where they contradict, ours is taken, and clash(path, theirs, ours) is called."""
    if is_own(path):
        return ours
    if isinstance(ours, dict) and isinstance(theirs, dict):
        both = dict(theirs)
        for name, value in ours.items():
            both[name] = merged(value, theirs[name], path + (name,), clash) if name in theirs else value
        return both
    if isinstance(ours, list) and isinstance(theirs, list):
        return ours + [one for one in theirs if one not in ours]
    # JSON tells true from 1, Python does not.
    if type(ours) is not type(theirs) or ours != theirs:
        clash(path, theirs, ours)
    return ours


def without(values, put):
    """Return the values without what was put; None if nothing is left. A value that was changed since stays."""
    if isinstance(values, dict) and isinstance(put, dict):
        left = {}
        for name, value in values.items():
            rest = without(value, put[name]) if name in put else value
            if rest is not None:
                left[name] = rest
        return left or None
    if isinstance(values, list) and isinstance(put, list):
        return [one for one in values if one not in put] or None
    return None if values == put else values


def read_object(path):
    try:
        with open(path, encoding="utf-8-sig") as file:
            value = json.load(file)
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def write(path, value):
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def shown(value):
    return "(своё)" if isinstance(value, (dict, list)) else json.dumps(value, ensure_ascii=False)


def say(line):
    sys.stderr.write(line + "\n")


def other_files(folder, own, former=OLD_NAMES):
    """Return the names of the files that Chromium reads beside ours: all, whatever their extension, in its order."""
    names = [name for name in os.listdir(folder) if name not in former + (own,)]
    return sorted((name for name in names if os.path.isfile(os.path.join(folder, name))), key=os.fsencode)


def chromium(ours_path, folder, own, out):
    """Of two files with one policy, Chromium takes the policy of the last by name, whole. 3rdparty is joined by itself."""
    ours = read_object(ours_path)
    others = other_files(folder, own) if os.path.isdir(folder) else []
    clashes = []
    result = dict(ours)
    for policy in ours:
        if policy == "3rdparty":
            continue
        owners = [(name, read_object(os.path.join(folder, name)) or {}) for name in others]
        owners = [(name, values[policy]) for name, values in owners if policy in values]
        before = [one for one in owners if os.fsencode(one[0]) < os.fsencode(own)]
        if before:
            name, theirs = before[-1]

            def clash(path, theirs, ours, name=name):
                clashes.append("%s: %s = %s, а комплект ставит %s; действует комплект"
                               % (os.path.join(folder, name), ".".join(path), shown(theirs), shown(ours)))

            result[policy] = merged(ours[policy], theirs, (policy,), clash)
        for name, _ in owners[len(before):]:
            clashes.append("%s: %s — браузер читает этот файл после %s и берёт %s из него; переименуйте файл"
                           % (os.path.join(folder, name), policy, own, policy))
    write(out, result)
    for line in clashes:
        say(line)
    return 3 if clashes else 0


def firefox(ours_path, path, memory_path, out, memory_out):
    """Firefox reads one file. The memory holds what we put there, and what that replaced."""
    ours = read_object(ours_path)
    theirs = {}
    if os.path.exists(path):
        theirs = read_object(path)
        if theirs is None:
            say("%s: файл не читается как JSON, он не тронут. Исправьте его и повторите." % path)
            return 4
        theirs = restored(theirs, memory_of(memory_path, ours))
    replaced = []

    def clash(at, old, new):
        replaced.append({"path": list(at), "value": old})
        say("%s: %s = %s, а комплект ставит %s; действует комплект" % (path, ".".join(at), shown(old), shown(new)))

    write(out, merged(ours, theirs, (), clash))
    write(memory_out, {"put": without(ours, theirs) or {}, "replaced": replaced})
    return 3 if replaced else 0


def memory_of(path, ours):
    """Return what an earlier kit put. The empty mark of the first kits does not tell: then what this one puts."""
    if not os.path.exists(path):
        return {}
    return read_object(path) or {"put": ours}


def restored(values, memory):
    """Return the file as the school has it, without what we put there."""
    left = without(values, memory.get("put", {})) or {}
    for one in memory.get("replaced", []):
        inside = left
        for name in one["path"][:-1]:
            inside = inside.setdefault(name, {})
        inside.setdefault(one["path"][-1], one["value"])
    return left


def unfirefox(path, memory_path, out):
    values = read_object(path)
    if values is None:
        return 4
    left = restored(values, read_object(memory_path) or {})
    if not left or left == {"policies": {}}:
        return 6
    write(out, left)
    return 0


def settings_joined(first, second):
    """Join objects, field by field; the second decides. So Chromium joins the settings of extensions over files."""
    if not (isinstance(first, dict) and isinstance(second, dict)):
        return second
    both = dict(first)
    for name, value in second.items():
        both[name] = settings_joined(first[name], value) if name in first else value
    return both


def in_force(folder):
    """Return the policies that Chromium reads from a folder, and the file of each: the last one sets a policy whole."""
    values, owners = {}, {}
    for name in other_files(folder, None, ()):
        found = read_object(os.path.join(folder, name))
        if found is None:
            say("%s: файл не читается как JSON, браузер его пропускает" % os.path.join(folder, name))
            continue
        for policy, value in found.items():
            joined = policy == "3rdparty" and policy in values
            values[policy] = settings_joined(values[policy], value) if joined else value
            owners[policy] = name
    return values, owners


def contains(wanted, found, path=()):
    """Return True if a value has at least what is wanted. A setting of the extension is compared whole."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(
            name in found and contains(value, found[name], path + (name,)) for name, value in wanted.items())
    if isinstance(wanted, list) and "3rdparty" not in path:
        return isinstance(found, list) and all(one in found for one in wanted)
    return type(wanted) is type(found) and wanted == found


def installed(policies):
    """Return the ids of the extensions that policies install."""
    settings = policies.get("ExtensionSettings")
    modes = ("force_installed", "normal_installed")
    ids = [one for one, of_one in (settings.items() if isinstance(settings, dict) else ())
           if one != "*" and isinstance(of_one, dict) and of_one.get("installation_mode") in modes]
    listed = policies.get("ExtensionInstallForcelist")
    return ids + [str(line).split(";")[0] for line in (listed if isinstance(listed, list) else ())]


def second_copies(wanted, found, known):
    """Return the ids of installed copies of the extension beside ours: by id, or by the setting that every kit makes."""
    third = found.get("3rdparty")
    settings = (third.get("extensions", third.get("Extensions")) if isinstance(third, dict) else None) or {}
    own = installed(wanted)
    return [one for one in installed(found)
            if one not in own and (one in known or "developerTools" in (settings.get(one) or {}))]


def check(ours_path, folder, *known):
    ours = read_object(ours_path)
    if os.path.basename(ours_path) == "policies.json":
        path = os.path.join(folder, "policies.json")
        wanted, found, owners = ours["policies"], (read_object(path) or {}).get("policies", {}), {}
    else:
        wanted = ours
        found, owners = in_force(folder) if os.path.isdir(folder) else ({}, {})
    code = 0
    if not any(policy in found for policy in wanted):
        say("%s: политик комплекта здесь нет, поставьте их (install.sh)" % folder)
        return 1
    for policy, value in wanted.items():
        if policy not in found or not contains(value, found[policy], (policy,)):
            owner = owners.get(policy)
            own = os.path.basename(ours_path)
            where = "; задаёт другой файл: %s" % owner if owner and owner != own else ""
            say("%s: %s — %s%s" % (folder, policy, "противоречит" if policy in found else "не задано", where))
            code = 1
    of_all = found.get("ExtensionSettings", {}).get("*", {}) if isinstance(found.get("ExtensionSettings"), dict) else {}
    for name, types in (("ExtensionAllowedTypes", found.get("ExtensionAllowedTypes")),
                        ("ExtensionSettings.*.allowed_types", of_all.get("allowed_types"))):
        if isinstance(types, list) and "extension" not in types:
            say('%s: %s не допускает расширений, и «Дежурный» не ставится: добавьте туда "extension"' % (folder, name))
            code = 1
    for one in second_copies(wanted, found, known):
        say("%s: политика ставит и вторую копию «Дежурного», с другим номером (%s): напоминаний и журналов будет по два. "
            "Выгрузите её журнал и уберите её из политик" % (folder, one))
        code = 1
    return code


if __name__ == "__main__":
    commands = {"check": check, "chromium": chromium, "firefox": firefox, "unfirefox": unfirefox}
    sys.exit(commands[sys.argv[1]](*sys.argv[2:]))
