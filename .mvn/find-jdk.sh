# Sourced by ./mvnw and ./receipts: points JAVA_HOME at a JDK that can build and run this project.
# An own JAVA_HOME wins where it fits; otherwise the usual places are searched and the newest JDK is taken.

required_jdk=21

# Prints the feature version of the JDK in $1, and nothing where there is no JDK (a runtime alone has no javac).
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' "$1/release" | head -n 1
}

find_jdk() {
  version=$(jdk_version "${JAVA_HOME:-}")
  [ "${version:-0}" -lt "$required_jdk" ] || return 0

  best=0
  best_home=
  for candidate in \
    "$(path_jdk)" \
    /usr/lib/jvm/* \
    /usr/java/* \
    /opt/java/* \
    /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* \
    "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/*; do
    version=$(jdk_version "$candidate")
    if [ "${version:-0}" -ge "$required_jdk" ] && [ "$version" -gt "$best" ]; then
      best=$version
      best_home=$candidate
    fi
  done

  if [ -z "$best_home" ]; then
    echo "No JDK $required_jdk or later was found. Install one (https://adoptium.net) or set JAVA_HOME to it." >&2
    return 1
  fi
  JAVA_HOME=$best_home
  export JAVA_HOME
}

# Prints the home of the java on the PATH, with its links followed.
path_jdk() {
  java_command=$(command -v java) || return 0
  while [ -L "$java_command" ]; do
    target=$(readlink "$java_command")
    case "$target" in
    /*) java_command=$target ;;
    *) java_command=$(dirname "$java_command")/$target ;;
    esac
  done
  dirname "$(dirname "$java_command")"
}

find_jdk
